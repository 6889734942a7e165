"""Characters that pass for others: of other alphabets for plain letters, and signs for the plain ones."""

ALIKE = {
    "a": "\u0430\u0251\u03b1\u1d00\u2202\u1ea1", "b": "\u042c\u0184\u13cf\u0432\u0299",
    "c": "\u0441\u03f2\u1d04\u217d", "d": "\u0501\u0257\u217e\u1d05\u0111\u00f0",
    "e": "\u0435\u04bd\u0454\u03b5\u1d07\u212e", "f": "\u017f\u03dd\u0192\ua730", "g": "\u0261\u0581\u0262",
    "h": "\u04bb\u0570\u029c\u043d", "i": "\u0456\u03b9\u0269\u0131\u026a\u2170\u04cf", "j": "\u0458\u03f3\u1d0a",
    "k": "\u03ba\u043a\u1d0b", "l": "\u217c\u0142\u029f\u01c0", "m": "\u043c\u1d0d\u217f",
    "n": "\u0578\u043f\u0274\u03b7", "o": "\u043e\u03bf\u0585\u03c3\u1d0f\u00f8\u04e7", "p": "\u0440\u03c1\u1d18",
    "q": "\u051b\u0566", "r": "\u0433\u1d26\u0280", "s": "\u0455\ua731\u0282", "t": "\u0442\u03c4\u1d1b\u0167",
    "u": "\u03c5\u057d\u1d1c\u0446", "v": "\u03bd\u0475\u1d20\u2174", "w": "\u0461\u051d\u1d21\u03c9",
    "x": "\u0445\u03c7\u2179", "y": "\u0443\u04af\u03b3\u028f", "z": "\u1d22\u0290", "A": "\u0410\u0391\u13aa",
    "B": "\u0412\u0392", "C": "\u0421\u03f9\u216d", "D": "\u13a0\u216e\u0110", "E": "\u0415\u0395", "F": "\u03dc",
    "G": "\u050c", "H": "\u041d\u0397", "I": "\u0406\u0399\u04c0", "J": "\u0408", "K": "\u041a\u039a",
    "L": "\u13de\u216c\u0141", "M": "\u041c\u039c\u216f", "N": "\u039d", "O": "\u041e\u039f\u00d8",
    "P": "\u0420\u03a1", "Q": "\u051a", "R": "\u13d2", "S": "\u0405", "T": "\u0422\u03a4", "U": "\u054d",
    "V": "\u0474", "W": "\u051c", "X": "\u0425\u03a7", "Y": "\u03a5\u04ae\u0423", "Z": "\u0396",
}  # fmt: skip
"""Look-alikes that compatibility forms do not fold, by the letter that they pass for."""
MARKS = {
    "'": "\u2018\u2019\u201a\u201b`\u00b4\u02bc\u02b9\u2032\uff07",
    "\"": "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u2039\u203a",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u00b7\u2022\u2023\u25aa\u25cf\u25e6\u2219",
    ".": "\u2026\u3002\uff0e", " ": "_\u000d\u0009", "{": "\u00bf", "}": "\u00a1", "(": "[{", ")": "]}",
    "|": "\u00a6\u2502\u2503", "/": "\u2044\u2215", "\n": "\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029",
    ",": "\uff0c\u3001", "#": "\u2116",
}  # fmt: skip
"""Quotation marks, dashes, brackets and line ends, by the plain one. `{` and `}` are the inverted marks of Spanish."""
WRITTEN = {
    "\u00df": "ss", "\u1e9e": "SS", "\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe", "\u0152": "OE", "\u00fe": "th",
    "\u00de": "Th",
}  # fmt: skip
"""Letters that are written as two."""
