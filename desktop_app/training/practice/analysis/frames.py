"""How a stretch of a reply is meant: stated, quoted, refused, made conditional, or only recited."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from desktop_app.training.practice.analysis.cutting import (
    CLAUSE,
    LONGEST,
    MASK,
    OPEN,
    SENTENCE,
    Place,
    cut,
    is_list,
    readable,
)
from desktop_app.training.practice.analysis.emptiness import says_nothing
from desktop_app.training.practice.analysis.lookout import Lookout

_TAG = re.compile(r"(?:对|是|没错|是这样)(?:吗|吧|不对)|对不对|是不是")
"""Asks whether what was just said is so."""
_HYPOTHETICAL = re.compile(
    r"(?:换[作做成到]|[要若]?[搁放]|[要若]是?在)在?(?:平时|平日|以前|往常|往年|往日|过去|上个?月|上周|去年|从前|别的时候|早[几两]|淡季|前[几两]|昨天|早些)"
    r"|(?:按说|按理|照理|照说|论理|按道理|照常理|理论上|原则上|正常来[说讲]|按正常)"
    r"|(?:本来|原本|原先|本想|原想).{0,30}(?:可惜|但|不过|结果|没想到|谁知|只是|可(?!以|能))"
    r"|早就?(?:给|帮|替|为)您.{0,14}了.{0,12}(?:可惜|但是|只是|不过)"
    r"|(?:要|若|如果)不是.{0,16}(?:早就|我就|早给|早帮)"
)
_UNCERTAIN = re.compile(
    r"也许|说不定|没准|兴许|未必能|不一定|不好说|还?两说|说不好|再看吧|看情况|再考虑|到时候?(?:再|看)|再说吧|以后再说|回头再说|改天再说"
    r"|走着瞧|看(?:领导|主管|运气|心情|上面|财务|公司)|(?:可能|或许)(?:会|能|可以).{0,12}(?:可能|或许)不"
)
_ASKING_BACK = re.compile(r"^[还可岂]不是|[吗嘛么?]$|[吗嘛么][,。!?]$")
_UNSURE = re.compile(
    r"(?:说|讲|拿|吃)不(?:准|清|上来)|(?:不清楚|不知道|不晓得|没个准|没准谱|没谱|不敢说|不好讲|不敢给)(?![^,。!?;\n]*(?:您|吗))"
    r"|(?:才|再)(?:知道|算数?|清楚|能定)$"
)
"""Leaves open what its clause and the one before it are about."""
_IF = re.compile(
    r"(?:如果|如若|要是|假如|假使|假设|倘若|若是|若|只要|(?<![干空白久苦傻枯])等到?|一旦|除非|只有(?![一二两三四五六七八九十0-9])|万一|但凡|前提是|得先|得等|须经|需经|需要经)[^,。!?;\n]{0,30}"
)
_AGENT_SIDE = re.compile(
    r"属实|查实|核实|证实|确认(?:是|了|后)|领导|主管|经理|老板|上面|上级|总部|公司|审批|批准|批下|批了|肯批|同意|点头|"
    r"名额|系统|情况允许|真的?是|真有|真像|确实|证明|我.{0,3}(?:有空|心情|不忙|闲)|库存|仓库|工厂|运气|政策|允许|"
    r"排得|有证据|证据|责任在|是我们的|查出|查到|查明|查清|不忙|空下来|腾出|财务|技术|通过了|能过|办得|办下|调得|"
    r"您(?:先)?(?:能)?(?:证明|拿出|道歉|态度|说话客气|给好评|撤)"
)
_ONLY_THEN = re.compile(
    r"(?:等|除非|只有(?![一二两三四五六七八九十0-9])|必须|得先|(?<!我)(?<!我们)(?<!咱们)先)[^。!?;\n]{1,24}才"
)
_META = re.compile(
    r"(?:流程|步骤|话术|规范|礼仪|标准|规定|培训|手册|守则|制度|sop|要求|关键词|要点|模板|口诀|套路|教材|五步|四步|三步|六步)"
    r"[^。!?;\n]{0,8}?(?::|是|为|就是|要求|规定|写|分|讲|教|如下|包括|,先|里(?!面|边))"
    r"|(?:就是|都是)?(?:这么|这样|如此)(?:规定|要求|教|写|培训)的"
    r"|(?:客服|坐席|接线员|服务人员|咱们?这行|做服务的|前台|助教|新人|员工|话务员)[^,。!?;\n]{0,6}(?:应该|应当|要|得|需要|须|该|必须|都会|都要|一般)"
    r"|(?:遇到|碰到|碰上|遇上|处理|接到)(?:这[种类]|此类|类似)[^,。!?;\n]{0,8}(?:先|应|要|一般|通常|得)"
    r"|(?:应该|应当|得|要)先[^。!?;\n]{1,16}(?:再|然后|接着)"
)
_ADDRESSED = re.compile(r"您|你|@(?!本人|对方|某|客户|提问)|大家")
_STANDARD = re.compile(
    r"(?:这|都|以上)(?:就|都|才)?是(?:咱们?|我们|本店|客服)?的?[^,。!?]{0,6}(?:标准|规范|要求|流程|规矩|步骤|口径)$|一共(?:分)?.{1,3}(?:段|步|关|道|环)"
)
"""Says of what was listed that it is how things are done."""

_REFUSE = re.compile(
    r"办不[了到成]|做不[了到]|[\u4e00-\u9fff]不了(?![解了起少])|保证不了|没法|无法|没办法|不能|不可以|不可能|不会|没打算|"
    r"不给|不提供|不支持|不予|不打算|不想|不愿|不肯|不必|不用|不需要|无需|别(?!的|处|人|家|名|致)|甭|休想|免谈|没门|没戏|谈不上|"
    r"不由|不归|拒绝|恕|没有什么|没什么|没(?:觉得|啥|什么).{0,4}好|不存在|没先例|没名额|没空|没义务|不负责|不承诺|不方便|不该|懒得|哪有|哪来|哪能|"
    r"不行|不成|不做|不办|不改|不退|不换|不补|不赔|不道|不致|不发|不寄|不通知|不告诉|不回|不开|不查|不管|不安排|不接受|"
    r"没有(?!问题|受伤|伤|耽误)|未(?!来|免|必)|并非|不是(?!您|你|很|吗)|不打|不说|不讲|不存|取消了|没(?:给|帮|改|退|发|补|安排|通知|查|走|催)|从不|绝不|决不|"
    r"省了吧|就免了|不问(?!题)|不看(?!见|到|清)|不派|不修|不送(?!达)|不加(?!价|钱|收)|不让|不肯|没权限|没开(?!始|课)|没备|没安排|没准备|不会有(?!影响|问题|事|下次|变)|(?:订|约|排|挂|都|全|也)(?:早)?满了|放不出|放不了|加不了|无权|不予|没这个|没有这|没得|不提供|不受理|算了|想得美|做梦|才怪|不许|禁止|没人手|没这(?:个|项)?(?:规定|说法|先例|服务)|停用|关着|帮不上|过不去|排满|说不上来"
)
_RHETORIC = re.compile(
    r"凭什么|难不成|难道|还要我|还想让我|还得我|要我怎么|谁说要|用得着|犯得着|有必要.{0,8}吗|我干嘛|我干吗|我为什么要|哪门子|关我什么|至于.{0,6}(?:道歉|赔)"
)
_HARMLESS = re.compile(
    r"受不了|忘不了|大不了|错不了|跑不了|差不了|少不了|免不了|除不了|不好意思|对不起|对不住|过意不去|对您不起|不值|忍不住|巴不得|恨不得|说不出|不是滋味|不是小|不由得|不愧|免不了|少不了|不日|不止|不低|不高|不贵|不难|不厌|不吝|不妥|不当|不符|不一致|不一样|不见|不稳|不顺|不该这样|不该让|不用(?:担心|着急|跑|等|您|客气|操心|再(?!发|寄|改|换|补|来信|回)|急|愁|惦记|管)|不必(?:担心|着急|跑|等|再|客气|操心|惦记)|别(?:担心|着急|急|见外|客气|慌|怕|生气|难过|上火|挂|忘|错过|跑)|"
    r"不要(?:担心|着急|急|紧|钱)|不会(?:让您|再让|耽误|影响|有影响|不|太久|很久)|不能不|不得不|不是不(?:给|能|想|愿|肯|可以)?|没有不|无不|"
    r"不收|不花|不另|不受|不影响|不耽误|不打扰|不晚于|不超过|不到|不出|不少|不同|不错|不过|不仅|不但|不光|不只|不论|不管|不久|不对|不足|不断|不满|不便|不清楚|不安|不愉快|"
    r"不爽|不舒服|不高兴|不开心|不容易|不急|不慌|不放心|不知|不介意|不嫌|不然|不瞒|不方便的话|不方便等|不想等|不想(?:举|拿|排|一直)|没(?:关系|事|问题|收到|上成|听|想到|做好|处理好|能|照顾)|"
    r"无论|没有问题|不行的?话|还不行|仍不行|不行就|不行再|不行您|不了解|不理解|是不是|能不能|可不可以|方不方便|好不好|行不行|要不要|有没有|会不会|对不对|满不满意|够不够|用不用|需不需要|"
    r"要不|不如|不妨|差不多|莫不是|不是您|不是你|说不过去|过意不去|别提|别人|别的|分别|特别|个别|别处|区别|告别|级别|性别|类别|识别"
)
_OUTRIGHT = re.compile(
    r"(?:办|做|加|放|退|换|修|送)不(?:了|到|成|出)|不(?:做|给|退|换|补|赔|发|寄|送|开|会有)(?!错|差)|没(?:法|权限|办法|开|人)|取消了|(?:也|都|全|早)满了"
)
"""Refuses whatever wording it stands in."""
_SAYS_NO = re.compile(r"[不没]|取消了|满了")
"""Without any of these `_OUTRIGHT` finds nothing, which is quicker told."""
_TOPIC = re.compile(r"\s*(?:至于|要说|说到|谈到|提到|讲到|论起|说起)")
_AFTER_REFUSAL = re.compile(
    r"^[,。!?;\s]{0,2}(?:那?(?:没门|免谈|想都别想|休想|不可能|做梦|想得美|没戏|办不到|做不到|恕难|门儿都没|不存在的|没有的事|没这回事))"
)
_NOT_SAYING = re.compile(
    r"(?:不会|不是|绝不|决不|从不|不敢|不想|不能|不该|没有|怎么会|哪会|哪能|绝对不|从来不|不至于|无意|并非|别以为|不会再|绝没有|不打算|不应|不应该|没法|无法|没办法|不便|哪敢|不兴|不许|不要|请勿|切勿|千万别|别在|轮不到)"
    r"[^,。!?;\n]{0,10}$"
)
_DISOWNS = re.compile("[不绝决从没怎哪无并别请切千轮]")
"""With one of these begins whatever `_NOT_SAYING` finds."""
_DENIED = re.compile(r"不是|并非|不怪|不赖|不怨|不扣|不收|不用|无需|不需|不让|绝不|决不")
_NOT_WITH = re.compile(r"(?:不会|不能|不该|绝不|从不|不)(?:再|想)?(?:拿|用)[□”“][^。!?\n]{0,36}$")
_RIGHT_BEFORE = re.compile(
    r"(?:(?<!是)(?<!要)(?<!就)不是|并非|绝非|不怪|不赖|不能怪|谈不上|不用|不让|无需|不需要|不必|甭|跟|与|和)$"
)
_NEVER_SAYS = re.compile(
    r"(?:不会|不该|不能|不敢|绝不|从不|不想|不打算)(?:再|跟您|对您|向您|给您|和您|拿)?"
    r"(?:说|讲|问|让[您你]|叫[您你]|要[您你]|拿|用|劝|怪|推|催[您你]|回[您你])"
)
_WARNS = re.compile(
    r"(?:别|不要|勿|不能|不可|切莫|甭)(?:再)?(?:给他|给她|给人|告诉(?!我|我们)|透露|外传|泄露|转发|公开|报给(?!我))|都别(?:给|信|说|理)"
    r"|(?:任何人|甭管谁|不管谁|谁|自称.{1,8})(?:跟|向|找|问)您?(?:要|索)"
)
"""Warns the customer of what a taboo is about (“谁跟您要密码都别给”)."""

_SPARED = re.compile(
    r"不用|不必|不需|无需|不让|不会(?:再|白)?让|不(?:能|该)(?:再)?让|不另|不敢|谈不上|省得|免得|以免|断断?不|不讨|不图|不卖|不推|"
    r"不是来|会不会|没有?(?:催|怪|赶|怨)|绝不会|不要您|不收|不跟您|不评价|也不赶|不催|不能(?:乱|随便|先|给|猜)|不会给|用不着您|没法保证|说不出口|"
    r"(?:跟|与|和)(?!我|咱|客服|店|平台|前台)[^,。!?;]{1,8}(?:没|无)[^,。!?;]{0,3}关|"
    r"不会(?:趁|借机|拿)|(?:没法|无法|不能|不敢)(?:就|随口|当场)?(?:答应|承诺|许)"
)
"""Says that what follows, or what it stands in, is just not so."""
_SPARED_AFTER = re.compile(
    r"^[^,。!?;]{0,6}(?:谈不上|(?:这|那)(?:种|类|样的)?话|说不出口|不存在|没有这|都?不收)"
)
_RIGHT_BEFORE_DONT = re.compile(r"(?:别|不要|勿|甭|切莫)[再在往把给]?$")

_VOIDS = (_HYPOTHETICAL, _META, _STANDARD, _UNCERTAIN, _ONLY_THEN, _UNSURE, _IF)
"""What may keep a sentence from counting."""

MARKS = (
    *_VOIDS,
    *(_REFUSE, _RHETORIC, _WARNS, _NEVER_SAYS, _SPARED),
)
"""What is looked for in every clause or sentence: a lookout spares those that hold none of it."""


class Frame:
    """One reply in plain form, cut into sentences and clauses, with what does not count marked."""

    def __init__(self, text: str, lookout: Lookout | None = None) -> None:
        """`lookout`: knows where the patterns that will be asked for are worth trying."""
        self.raw = text
        self.text = readable(text)
        self._sentences = cut(self.text, SENTENCE)
        self._sentence_starts = [place.start for place in self._sentences]
        self._clauses = cut(self.text, CLAUSE)
        self._clause_starts = [place.start for place in self._clauses]
        self.places = lookout.places(self.text) if lookout else None
        """Where alone patterns can begin, by their source, where that is known."""
        self.recited = is_list(text)
        self._void = [] if self.recited else sorted(self._find_void())
        self._void_starts = [place.start for place, _ in self._void]

    @property
    def sentences(self) -> list[Place]:
        """Where the sentences stand."""
        return self._sentences

    @property
    def clauses(self) -> list[Place]:
        """Where the clauses stand."""
        return self._clauses

    def sentence_at(self, position: int) -> Place:
        """The sentence that a position is in."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self._sentences[max(index, 0)] if self._sentences else Place(0, len(self.text))

    def clauses_of(self, sentence: Place) -> list[Place]:
        """The clauses that begin in a sentence."""
        first = bisect_left(self._clause_starts, sentence.start)
        return self._clauses[first : bisect_left(self._clause_starts, sentence.end)]

    def clause_around(self, start: int, end: int) -> Place:
        """The clauses that a stretch touches, whole."""
        if not self._clauses:
            return Place(0, len(self.text))
        first = max(bisect_right(self._clause_starts, start) - 1, 0)
        last = max(bisect_right(self._clause_starts, max(end - 1, start)) - 1, 0)
        return Place(min(self._clauses[first].start, start), max(self._clauses[last].end, end))

    def with_next_clause(self, start: int, end: int) -> Place:
        """The clauses that a stretch touches and the one after them in the same sentence."""
        around = self.clause_around(start, end)
        following = bisect_right(self._clause_starts, around.end - 1)
        last = self.sentence_at(around.start).end
        if following < len(self._clauses) and self._clauses[following].end <= last:
            return Place(around.start, self._clauses[following].end)
        return around

    def void_reason(self, start: int, end: int) -> str:
        """Why nothing that stands here counts as said to the customer; empty when it counts."""
        if self.recited:
            return "只是罗列词语"
        first = bisect_left(self._void_starts, start - LONGEST)
        for place, reason in self._void[first:]:
            if place.start <= start < place.end or start <= place.start < end:
                return reason
            if place.start >= end:
                break
        return ""

    def left_open(self, start: int, end: int) -> bool:
        """Whether a placeholder that nobody filled in stands in or right behind these words."""
        return OPEN in self.text[start : end + 1]

    def hollow(self, start: int, end: int, empty: Callable[[str], bool] = says_nothing) -> bool:
        """Whether all clauses that a stretch touches are talk that says nothing (“我知道了”).

        A tag that asks whether it is so (“……，对吗？”) asks about the clause before it.
        """
        first = max(bisect_right(self._clause_starts, start) - 1, 0)
        last = bisect_right(self._clause_starts, max(end - 1, start))
        if first and self._tags(first):
            first -= 1
        return all(
            empty(self.text[clause.start : clause.end]) for clause in self._clauses[first:last]
        )

    def _tags(self, number: int) -> bool:
        """Whether a clause is a tag of the one before it, in the same sentence."""
        clause, before = self._clauses[number], self._clauses[number - 1]
        between = self.text[before.end : clause.start]
        tag = _TAG.fullmatch(self.text[clause.start : clause.end].strip())
        return tag is not None and not SENTENCE.search(between)

    def refused(self, parts: list[Place], inside: bool, own: str = "") -> bool:
        """Whether the clause around the parts denies or refuses what they say.

        `inside`: negations within the parts belong to the wording and are no refusal, unless they
        stand where the wording left a gap, in words that are not its `own`.
        """
        if inside and any(self._refused_within(part, own) for part in parts):
            return True
        for part in parts:
            clause = self.clause_around(part.start, part.end)
            rest = self._blank(clause, parts) if inside else self.text[clause.start : clause.end]
            if self.may_hold(_REFUSE, *clause) and _refuses(rest, part.start - clause.start):
                return True
            if self.may_hold(_RHETORIC, *clause) and _RHETORIC.search(rest):
                return True
            if self._set_aside(clause):
                return True
            if _AFTER_REFUSAL.search(self.text[clause.end : clause.end + 10]):
                return True
        return False

    def _refused_within(self, part: Place, own: str) -> bool:
        words = self.text[part.start : part.end]
        if not _SAYS_NO.search(words):
            return False
        words = _HARMLESS.sub(lambda m: MASK * len(m.group()), words)
        return any(found.group() not in own for found in _OUTRIGHT.finditer(words))

    def _set_aside(self, clause: Place) -> bool:
        """“至于道歉，……恕我办不到”: the topic first, its refusal in a later clause."""
        if not _TOPIC.match(self.text, clause.start, clause.end):
            return False
        after = self.text[clause.end : self.sentence_at(clause.start).end]
        return bool(_REFUSE.search(_HARMLESS.sub("", after)))

    def denied(self, start: int, own: str) -> bool:
        """Whether what starts here is denied (“不扣手续费”) by a word that is not its `own`."""
        clause = self.clause_around(start, start + 1)
        near = self.text[max(clause.start, start - 6) : start + 4]
        return any(found.group() not in own for found in _DENIED.finditer(near))

    def spared(self, start: int, end: int, own: str) -> bool:
        """Whether a taboo's words are said not to hold (“不用您出钱”), by words not its `own`."""
        clause = self.clause_around(start, end)
        low = max(clause.start, start - 8)
        if self.may_hold(_SPARED, low, end):
            for found in _SPARED.finditer(self.text, low, end):
                if found.group() not in own:
                    return True
        if "别" not in own[:2] and _RIGHT_BEFORE_DONT.search(
            self.text[max(low, start - 4) : start]
        ):
            return True
        after = _SPARED_AFTER.match(self.text[end : clause.end])
        return after is not None and after.group()[-2:] not in own

    def contradicted(self, start: int) -> bool:
        """Whether the words right before deny what starts here (“不是您用错了”)."""
        return bool(_RIGHT_BEFORE.search(self.text[max(start - 5, 0) : start]))

    def cleared(self, start: int) -> bool:
        """Whether the words that begin here with 是 are said not to be so (“不是孩子弄错”).

        Asking back says that they are (“这还不是您自己弄的吗”).
        """
        if start < 1 or not self.text.startswith("不是", start - 1):
            return False
        clause = self.clause_around(start, start + 1)
        return not _ASKING_BACK.search(self.text[max(start - 2, 0) : clause.end + 1])

    def disowned(self, start: int, end: int = 0) -> bool:
        """Whether what stands here is said not to be said or done (“我不会说……”)."""
        sentence = self.sentence_at(start)
        if self.may_hold(_WARNS, *sentence) and _WARNS.search(self.text, *sentence):
            return True
        if (
            end
            and self.may_hold(_NEVER_SAYS, start, end)
            and _NEVER_SAYS.search(self.text, start, end)
        ):
            return True
        clause = self.clause_around(start, start + 1)
        before = self.text[max(clause.start, start - 18) : start]
        if _DISOWNS.search(before):
            before = _HARMLESS.sub(
                lambda m: MASK * len(m.group()) if "不是" not in m.group() else m.group(), before
            )
        sentence_so_far = self.text[max(sentence.start, start - 40) : start]
        return bool(_NOT_SAYING.search(before) or _NOT_WITH.search(sentence_so_far))

    def _blank(self, clause: Place, parts: list[Place]) -> str:
        chars = list(self.text[clause.start : clause.end])
        for part in parts:
            low, high = max(part.start, clause.start), min(part.end, clause.end)
            for index in range(low, high):
                chars[index - clause.start] = MASK
        return "".join(chars)

    def _is_meta(self, place: Place) -> bool:
        """Whether a sentence, or the run of sentences up to the next full stop, is a procedure."""
        sentence = self.text[place.start : place.end]
        if _ADDRESSED.search(sentence):
            return False
        if self._says(_STANDARD, place):
            return True
        low = max(place.start - LONGEST, 0)
        if not self.may_hold(_META, low, place.end):
            return False
        start = max(self.text.rfind(stop, low, place.start) for stop in "。!?\n") + 1
        return bool(_META.search(self.text[max(start, low) : place.end]))

    def _unsure(self, place: Place) -> list[tuple[Place, str]]:
        """The clauses of a sentence that are left open, each with the one before it."""
        found = []
        for m in _UNSURE.finditer(self.text, place.start, place.end):
            clause = self.clause_around(m.start(), m.end())
            before = self.clause_around(max(clause.start - 2, place.start), clause.start)
            found.append((Place(before.start, clause.end), "没有说定"))
        return found

    def may_hold(self, expression: re.Pattern[str], start: int, end: int) -> bool:
        """Whether a stretch may hold an expression, as far as the lookout can tell."""
        return self.places is None or self.places.may_hold(expression.pattern, start, end)

    def _says(self, expression: re.Pattern[str], place: Place) -> bool:
        return self.may_hold(expression, *place) and bool(
            expression.search(self.text[place.start : place.end])
        )

    def _doubtful(self) -> list[Place]:
        """The sentences that may hold something which keeps them from counting."""
        numbers: set[int] = set()
        for mark in _VOIDS:
            where = self.places.where(mark.pattern) if self.places else None
            if where is None:
                return self._sentences
            for place in where:
                numbers.add(max(bisect_right(self._sentence_starts, place) - 1, 0))
            if mark is _META:  # looked for from some way before the sentence on
                for place in where:
                    last = bisect_right(self._sentence_starts, place + LONGEST)
                    numbers.update(range(bisect_right(self._sentence_starts, place), last))
        return [self._sentences[number] for number in sorted(numbers)] if self._sentences else []

    def _find_void(self) -> list[tuple[Place, str]]:
        found: list[tuple[Place, str]] = []
        for place in self._doubtful():
            if self._says(_HYPOTHETICAL, place):
                found.append((place, "只是假设，没有真正这样说"))
            elif self._is_meta(place):
                found.append((place, "只是在说流程或规定"))
            elif self._says(_UNCERTAIN, place) or self._says(_ONLY_THEN, place):
                found.append((place, "以不确定的事为前提"))
            else:
                found += self._unsure(place) if self.may_hold(_UNSURE, *place) else []
                found += self._conditional(place) if self.may_hold(_IF, *place) else []
        return found

    def _conditional(self, place: Place) -> list[tuple[Place, str]]:
        """What follows the first condition on our own side in a sentence."""
        for m in _IF.finditer(self.text[place.start : place.end]):
            if _AGENT_SIDE.search(m.group()):
                return [(Place(place.start + m.start(), place.end), "以不确定的事为前提")]
        return []


def _refuses(clause: str, offset: int) -> bool:
    """Whether a clause refuses what stands in it from `offset` on."""
    plain = _HARMLESS.sub(lambda m: MASK * len(m.group()), clause)
    return any(
        found.start() >= offset or offset - found.end() <= 12 for found in _REFUSE.finditer(plain)
    )
