"""Why a row or a file is not taken in, as whoever has the file can mend it."""

SENTENCES = {
    # Of a row.
    "name_missing": "the name is empty: fill it in",
    "address_missing": "the address is empty: fill it in",
    "name_too_long": "the name is longer than {} letters: shorten it",
    "address_too_long": "the address is longer than {} letters: shorten it",
    "country_unknown": "no country is written “{}”: use its two letters, as BD",
    "os_id_wrong": "“{}” is no OS ID: compare it with opensupplyhub.org, or leave it out",
    "category_or_risk_missing": "category and risk must be filled",
    "no_contract_yet": "no contract was made in this process yet",
    "buyer_missing": "the buyer is not named: the contract can't be given to an affiliate",
    "supplier_missing": "no supplier is named by the contract's award",
    "start_missing": "neither a start nor a day of signing is given",
    "buyer_unknown": "no affiliate is “{}”: give --buyer WHO=ID (`firedoor organisation list`)",
    # Of a row that a person decides: what the matcher says.
    "country": "name and place are those of a factory in another country",
    "unit": "one of the two names a unit, the other none",
    "numbers": "the same name, and other house numbers",
    "address": "the same name, and an address that is like in part",
    "address_says_little": "the same name, and an address that says too little",
    "name": "the same place, and a name that is like in part",
    "script": "the same place, and a name in other letters",
    # Of a file.
    "no_table": "this is no CSV or XLSX with a first row that names its columns",
    "columns_missing": "the first row must name the columns: {}",
    "too_large_inside": "it unpacks to more than a list can be: save it as CSV",
    "row_too_long": "near line {} a quotation mark is not closed: nothing was imported",
    "no_json": "this is no whole JSON: fetch the file again; nothing was imported",
    "no_factories": "this JSON holds no list of factories (features, results, or a list)",
    "no_ocds": "this JSON holds no release or record of OCDS",
    "file_too_large": "the file is larger than {}: import it in parts",
    "no_xml": "this XML is broken: fetch the file again; nothing was imported",
    "no_goods": "this XML holds no Good with Countries",
    "imported_already": "this very file was imported before: see `firedoor import list`",
    "import_unknown": "no import has this id, or it is undone: see `firedoor import list`",
    "import_in_use": "cases, contracts or later imports rest on it: it can't be taken out any more",
    "row_not_unclear": "this row is not unclear: see `firedoor import show --outcome unclear`",
}


def sentence_of(why: str) -> str:
    """`why` is a code and, after a space, what stands in the row."""
    code, _, value = why.partition(" ")
    return SENTENCES.get(code, code).format(value)
