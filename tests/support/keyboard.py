"""Work a page with the keyboard alone."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page


def tab_to(page: Page, selector: str, *, most: int = 400) -> None:
    """Press Tab until the focused element matches `selector`; fail where it never does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


def show_all(page: Page) -> Page:
    """Let the quiz of the page show all its questions at once, and return the page."""
    turn = page.locator(".lg-quiz__head [data-act=view]")
    if turn.inner_text() == "Show all questions":
        turn.click()
    page.wait_for_function("() => !document.querySelector('lg-item[hidden]')")
    return page


def key_of(item: Locator) -> dict[str, object]:
    """Return a question's key as the page holds it inside its closed answer."""
    found = item.evaluate(
        """(item) => {
          const answer = item.querySelector(".lg-answer");
          const parts = [...answer.querySelectorAll(".lg-reason[data-part]")];
          const key = answer.querySelector("[data-value]");
          return JSON.stringify({
            type: item.dataset.type,
            right: parts.filter((p) => p.hasAttribute("data-right")).map((p) => p.dataset.part),
            order: parts.map((p) => p.dataset.part),
            to: Object.fromEntries(parts.map((p) => [p.dataset.part, p.dataset.to ?? ""])),
            value: key ? key.dataset.value : null,
            accepted: answer.querySelector("[data-accept]")?.dataset.accept,
          });
        }"""
    )
    return dict(json.loads(found))


def answer(page: Page, item: Locator) -> None:
    """Answer the question right and submit it; the focus stands on the question's heading."""
    key = key_of(item)
    anchor = item.get_attribute("id")
    here = f"#{anchor} "
    kind = key["type"]
    if kind == "single":
        tab_to(page, here + "[type=radio]")
        values = item.locator("[type=radio]").evaluate_all("(all) => all.map((one) => one.value)")
        right = values.index(key["right"][0])  # type: ignore[index]
        if right == 0:
            page.keyboard.press("Space")
        for _ in range(right):
            page.keyboard.press("ArrowDown")
        assert item.locator(".lg-feedback").is_hidden(), "an arrow key submitted"
    elif kind == "multiple":
        for box in item.locator("[type=checkbox].lg-option__input").all():
            value = box.get_attribute("value")
            tab_to(page, f"{here}[value='{value}']")
            if value in key["right"]:  # type: ignore[operator]
                page.keyboard.press("Space")
    elif kind == "order":
        _order(page, item, here, list(key["order"]))  # type: ignore[call-overload]
    elif kind == "match":
        for row in item.locator(".lg-match__row").all():
            part = row.get_attribute("data-part")
            tab_to(page, f"{here}[data-part='{part}'] select")
            wanted = key["to"][part]  # type: ignore[index]
            options = row.locator("option").evaluate_all("(all) => all.map((one) => one.value)")
            for _ in range(options.index(wanted)):
                page.keyboard.press("ArrowDown")
    elif kind == "text":
        tab_to(page, here + ".lg-words__input")
        page.keyboard.type(f" {str(key['accepted']).upper()} ")
        page.keyboard.press("Enter")
        return
    elif kind == "numeric":
        tab_to(page, here + ".lg-number__input")
        page.keyboard.type(str(key["value"]))
        page.keyboard.press("Enter")
        return
    else:
        tab_to(page, here + "textarea")
        page.keyboard.type("What I would say in the room.")
        tab_to(page, here + "[data-act=check]")
        page.keyboard.press("Enter")
        for box in item.locator(".lg-criterion__input").all():
            tab_to(page, f"{here}.lg-criterion__input[value='{box.get_attribute('value')}']")
            page.keyboard.press("Space")
    tab_to(page, here + "[data-act=check]")
    page.keyboard.press("Enter")


def _order(page: Page, item: Locator, here: str, right: list[str]) -> None:
    """Put the list right with the Move up buttons, from the top."""
    rows = item.locator(".lg-order__item")
    for place, part in enumerate(right):
        shown = rows.evaluate_all("(all) => all.map((one) => one.dataset.part)")
        steps = shown.index(part) - place
        if steps:
            item.locator(".lg-item__number").focus()
            tab_to(page, f"{here}[data-part='{part}'] [data-act=up]")
            for _ in range(steps):
                page.keyboard.press("Enter")
    if rows.evaluate_all("(all) => all.map((one) => one.dataset.part)") != right:
        raise AssertionError("the buttons did not put the list in order")
