// What a recording is kept under.

/** The recording of a mock. @param {string} id  of the mock */
export const ofMock = (id) => `mock:${id}`;
