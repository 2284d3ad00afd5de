"""What a learner, or the world around, does during a visit. Each act can be told in words, and carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from browser.states import answer_to, kept, things_in

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Locator

    from consumers.contract.stage import Stage

_ANSWER = """(section, state) => {
  const question = Teilbar.questions.find(({ element }) => element === section);
  const fits = question.restore(state);
  [...section.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === "Prüfen").click();
  return fits;
}"""


class Act(Protocol):
    """An act."""

    @property
    def said(self) -> str:
        """Say what is done."""
        ...

    def do(self, stage: Stage) -> None:
        """Do it."""
        ...


def question(frame: Frame, number: int) -> Locator:
    """Return the section of a scored question, counted from 1."""
    return frame.locator(".tb-question[data-right]").nth(number - 1)


def open_section(frame: Frame, number: int) -> None:
    """Go to a section by the list of contents, as a click on its link would."""
    frame.locator("nav a[href^='#tb-step-']").nth(number - 1).evaluate("(link) => link.click()")


@dataclass(frozen=True)
class GoTo:
    """Open a section, counted from 1."""

    number: int

    @property
    def said(self) -> str:
        return f"goes to section {self.number}"

    def do(self, stage: Stage) -> None:
        open_section(stage.frame, self.number)


@dataclass(frozen=True)
class Answer:
    """Answer a question, counted from 1, and check the answer."""

    number: int
    answer: str | tuple[Any, ...]
    """``right``, ``wrong`` or the answer itself: positions or texts."""
    called: str = ""

    @property
    def said(self) -> str:
        how = self.called or {"right": "rightly", "wrong": "wrongly"}.get(str(self.answer), f"with {self.answer}")
        return f"answers question {self.number} {how}"

    def do(self, stage: Stage) -> None:
        section = question(stage.frame, self.number)
        show(section)
        wanted = self.answer if isinstance(self.answer, tuple) else _full(section, self.answer)
        assert section.evaluate(_ANSWER, ".".join(map(kept, wanted))), f"question {self.number} does not take {wanted}"


@dataclass(frozen=True)
class AnswerAll:
    """Answer every question there is."""

    @property
    def said(self) -> str:
        return "answers all questions rightly"

    def do(self, stage: Stage) -> None:
        for number in range(1, stage.frame.locator(".tb-question[data-right]").count() + 1):
            Answer(number, "right").do(stage)


@dataclass(frozen=True)
class Write:
    """Write into the gaps of a question, without checking."""

    number: int
    texts: tuple[str, ...]
    called: str

    @property
    def said(self) -> str:
        return f"writes {self.called} into question {self.number}, without checking it"

    def do(self, stage: Stage) -> None:
        section = question(stage.frame, self.number)
        show(section)
        for at, text in enumerate(self.texts):
            section.locator("input.tb-gap").nth(at).fill(text)


@dataclass(frozen=True)
class Reflect:
    """Write into a reflection, which is nobody's business."""

    text: str

    @property
    def said(self) -> str:
        return f"writes “{self.text}” into a reflection"

    def do(self, stage: Stage) -> None:
        section = stage.frame.locator('[data-kind="reflect"]')
        show(section)
        section.locator("textarea").fill(self.text)


@dataclass(frozen=True)
class Wait:
    """Let time go by."""

    seconds: int

    @property
    def said(self) -> str:
        return f"{self.seconds} seconds go by"

    def do(self, stage: Stage) -> None:
        assert stage.desk.context
        stage.desk.context.clock.run_for(self.seconds * 1000)


@dataclass(frozen=True)
class ReadToTheEnd:
    """Scroll down to the end of what is shown."""

    @property
    def said(self) -> str:
        return "scrolls to the end"

    def do(self, stage: Stage) -> None:
        stage.frame.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
        stage.desk.page.wait_for_timeout(100)


@dataclass(frozen=True)
class Hide:
    """Put the window into the background, where a phone may end it without a word."""

    @property
    def said(self) -> str:
        return "the window is put into the background"

    def do(self, stage: Stage) -> None:
        stage.frame.evaluate(
            """() => {
              Object.defineProperty(document, "hidden", { value: true, configurable: true });
              Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
              document.dispatchEvent(new Event("visibilitychange"));
            }"""
        )


@dataclass(frozen=True)
class Vanish:
    """The LMS is gone: each call throws."""

    @property
    def said(self) -> str:
        return "the LMS is gone: each call throws an exception"

    def do(self, stage: Stage) -> None:
        stage.desk.page.evaluate("() => desk.vanish()")


@dataclass(frozen=True)
class OpenAgain:
    """Open the same package in another window."""

    @property
    def said(self) -> str:
        return "the unit is opened in a second window, which finds the same API"

    def do(self, stage: Stage) -> None:
        stage.frames.append(stage.desk.again(stage.unit, stage.version))


@dataclass(frozen=True)
class InTheSecond:
    """Do something in the window that was opened last."""

    act: Act

    @property
    def said(self) -> str:
        return f"{self.act.said}, in the second window"

    def do(self, stage: Stage) -> None:
        stage.frames.reverse()
        self.act.do(stage)
        stage.frames.reverse()


def show(section: Locator) -> None:
    """Go to the section of the unit that something stands in, unless it is shown."""
    section.evaluate(
        """(one) => {
          const step = one.closest(".tb-step");
          if (step.hidden) document.querySelector(`nav a[href="#${step.id}"]`).click();
        }"""
    )


def _full(section: Locator, wanted: str) -> list[Any]:
    kind = section.get_attribute("data-kind") or ""
    return answer_to(kind, section.evaluate("(one) => JSON.parse(one.dataset.right)"), things_in(section), wanted)
