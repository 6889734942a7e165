"""Words looked for in papers beside those of the table, and ordinary words that are never read as one of them."""

_CUES = """
abril accused acusado affidavit agente agents agosto alien application approved april arrest atentamente attached
attachment august authorised authorized bail bring canceled cancelled cause certificate charged chief city ciudad
civil clerk command commanded complaint constable contempt corporation council court cover crime criminal cualquier
custody customs date dated dear december defendant delito denied department deportation desacato detain diciembre
directed enclosed enero enforcement estimada estimado execute executed expired facsimile favor febrero february fecha
fechado federal felony finance finding fire firma firmada firmado granted hartford hereby homeland immigration
indictment information issued january julio july june junio kindly larceny library march marshal marzo material may
mayo mayor member members misdemeanor municipality must noncitizen november noviembre october octubre offence offense
officer officers oficial ordena ordered page pages parking petitioner plaintiff please police policia pretrial
probable probation produce proper quashed recalled receipt regards release removable removal request requested
requesting requests rescinded respectfully respondent return ruego school schools search security september septiembre
served service shall sheet sign signature signatures signed sincerely solicita solicitamos stapled states subject
subscribed supervised support sworn testigo title transmittal united unsigned vacated violation void voided warrant
withdrawn witness
"""
CUES = frozenset(_CUES.split())
"""Words that say what a paper asks, of whom, and whether it is whole."""

_ORDINARY = """
matter matters mattered
act acting action actions active activity actor acts addition address addressed addressee adult adults agencies agree
agreed agreement allow allowed also are area arm army arrested arrests arrive arson assigned being board boards bond
border borders bound brother case cases caused causes child children cities commander commands comment commission
commissioned commissions condition conditions conquest contain contained count countries country counts county
courtesy courthouse courtroom courts covered covers data dates daughter day days deal dealt dean deed deeds deep
defend defense defied denies deny depot design detail detailed details detained detainee detainees device did direct
direction directions directly director directors directory directs disclose disclosed discover does done door down
draw drawer dropped drove due duly during duty each early east easy edition either elder elected else email empty end
ends enter entered entering entry equal erected even event events ever every exact except exhibit exit expert explain
export extra face fact facts fail failed failure fair fall family far farm fast father fee feel feet few field file
filed files fill filled final find findings fine first five fix flag flat floor fold follow followed following food
foot for force form former forms found four free fresh from front full fully further future gate give given gives go
gold good goods grant grants great green ground group grown guard guest hand hands hard has hat have he head health
heard hearing held help her here hired his hit hold holder holding holds home hour hours house houses housing how
human husband idea identify if image immediate immediately in include included inform informed inquest inside inspect
inspected inspector instead intend into invoice invoices is issue issues issuing it item items its job join joint
judged judges judgments just keep kept key kind know known lab labor lady land lane large last late law laws lead
leader learn leases least leave led left legal less let letters level license lie life light like line lines list
listed little live lives loan local locate located location lock locker long look loss lost lot love low made mail
main maintain maintained make maker marital mark marked market marks married marry marshall materials meet meeting
memo men mental met middle might mile military mind mine minor minute minutes miss missing model money month months
more morning most mother motion motions motor move moved movement mrs much my name named names near need needed never
new news next night nine no noise none nor normal north not note notes notice noticed notices now number object
objects observe obtain obtained occur of off offer offered offers offices official officially officials often oil old
older once one only open operate operated operator opinion option or oral order ordering orders other others our out
outer over own owned owner packet pact paid pain pair panel pants paper papers parcel parent park parson part parties
party passed past path pay peace penalty people per perform perhaps period person personal personnel persons petition
petitions phone photo physical pick piece pistol place placed places plain plan plant plate play plea plead plus point
pole policy pool poor port position positions possess possible post power praise present presented press prevent
previous price print printed prior prison prisoner private problem process produced producing product program promise
proof properties property protect protected prove proved provide provided provides public pull purpose pursuant put
quick quite radio rain raise ran range rate rather reach read ready real rear reason receive received recent record
recorded records recover recovered red refer referred refuse refused regard region register regular related relative
released remain remained remember remove removed rent repair replace reply report reported reports requester require
required requires reside residence resident residents respect respond response rest result retained returned returns
review revised right rights road robbery room route rule rules run safe sale same sample save saw say sea seal sealed
searched seat second secret section secure see seen seize seized seizure selected sell send sent separate serve server
services serving set seven several share sharing shelter ship shop short should show shown side sight signal signs
similar simple since single sir sister site six size skill small so social sold some son soon sort sound source south
space speak special specific spent staff stage stand start started state stated statement station status statute step
still stolen stop store story street strong student study such suit sum summer super supply supported sure system take
taken talk tall tax team ten term terms test tests text than that the their them then there these they thing think
third this those three through tile time timely times tip titles to today together told tool tools top total touch
toward town towns track trade traffic trail train travel tree trial tribunals tribune trip truck true trust truth try
turn two type types under unit unite units until upon use used user vehicle vehicles verify version very view visit
was way week weeks were west what when where whereas whether which while who whom whose wife will wish with within
without witnesses would write writer writing writs written year years you young your zone
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Ordinary words, left as they are."""
