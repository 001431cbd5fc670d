"""Reads XML into nodes that know their lines; entities and other files are never followed."""

from dataclasses import dataclass, field
from xml.parsers import expat

from desktop_app.system.text import tr


@dataclass(slots=True)
class Node:
    """An element, the line it begins in, its text and the comments in it."""

    tag: str
    row: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it, without what stands in its children."""
        return "".join(self.words)

    def child(self, tag: str) -> "Node | None":
        """Return the first child of this name."""
        return next((one for one in self.children if one.tag == tag), None)

    def all(self, tag: str) -> list["Node"]:
        """Return the children of this name."""
        return [one for one in self.children if one.tag == tag]


class BadXml(Exception):
    """A file that is no XML: the line and what is wrong."""

    def __init__(self, row: int, expected: str) -> None:
        super().__init__(expected)
        self.row = row
        self.expected = expected


_DEEPEST = 40


def parse(raw: bytes) -> Node:
    """Return the top element; raises BadXml."""
    parser = expat.ParserCreate()
    stack: list[Node] = [Node("", 0)]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise BadXml(parser.CurrentLineNumber, tr("标签嵌套太深。"))
        node = Node(tag, parser.CurrentLineNumber, attributes)
        stack[-1].children.append(node)
        stack.append(node)

    def end(_tag: str) -> None:
        stack.pop()

    def doctype(*_arguments: object) -> None:
        raise BadXml(parser.CurrentLineNumber, tr("不支持 DOCTYPE，请删去这一行。"))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda words: stack[-1].words.append(words)
    parser.CommentHandler = lambda words: stack[-1].comments.append(words)
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        told = tr("XML 格式有误，请检查这一行附近的标签（{reason}）。")
        told = told.format(reason=expat.ErrorString(error.code))
        raise BadXml(error.lineno, told) from None
    return stack[0].children[0]
