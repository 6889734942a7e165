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
abort acknowledge acknowledged acknowledges act acted actions active activity actor acts addition address addressed
addressee administrators admissibility adult adults advanced advances affidavits affirms agencies agree agreed
agreement alienate align alike alive allen allow allowed also apartment apartments appearances appeared appearing
appears applicants applications approve approves are arm army arrested arrestee arrestees arrests arrive arson asked
assigned associated associates assurance attachments attacked attention authorize authorizes avoided backing basement
bases bearing being better binding boards bond borders boring bother bound brain brand breach bright brings broad
brother bunch canceling cancelling caption cases casey caused causes cease centers centre certificates chain change
changed charges charm chart circuits cities civic claim clause clear clerical collection collections collision
commander commanding commands comment commented commissioned commissions commitments commons companion comparing
competing compiling complain complained complaining complains complaints completing compliment complying concealed
condensation condition conditional conditioned conjunction connected connecting connection connections conquest
consents constables consumers contain contained content contents controls convention convincing cooperation
corporations correcting correctional corrections corruption count countries country counts courtesy courthouse
courtroom courts covered covers covert creation crimes curse custodial custodian custodians custom data dates daughter
davis day days deal dealing dealt dean decisions declarative deduction deed deeds deep defective defence defend
defendants defending defenses defied degree deletion demands demolition denies deny departments dependant dependent
deployment deportations depot descendant design designate designated designates designee detail detailed details
detained detainee detainees detainers detains detected detecting detection detectives detentions developments
deviation device did direct direction directions directive directly directors directory directs disclose disclosed
discourage discourse discover disposition dispositions dissociate distinct diversion divisions documented does done
door dover down draw drawer dropped drove due duly duplication duration during duty each early east easy eating
edition educational effective either elder elected election elections electrical electronics elevation else email
empty enclose encloses enclosure enclosures end ending endings endorsement ends entered entering enters environment
equals equation erected estate estates even event events ever every evolution exact examiners examines except
exception exceptions exchanged exchanges excluding exclusion exclusive executes executions executor exemption
exemptions exhibit exit expansion expected expecting expert expire expires explain exploration explosion export
exported extension extensions extra face facing fact facts fail failed failures fair fairly fall far farm fast father
favour federally federated fee feel feet felon felons fetch few fields file filed files fill filled find findings fine
fined firearm fired first fitness five fix fixed flag flat flavor floor fold follow followed following food foot for
force form former forms formulation found four fractions free freedoms fresh fried from front full fully further
future gate generals geographic give given gives go gold good goods grain grandchild grande grant grants great green
ground groups grown guard guest hand hands hard harding has hat have he head heading heard heating held help henry her
here hired his hit hold holder holding holds home hosting hour hours house houses how humans husband idea identify if
ignorance image immediate immediately immigrant immigrants immigrated implication in include included incorporation
induction inform informational informative informed injection inquest insertion insertions inside inspected inspecting
inspectors inspects instance instead institutions instruction instructions insured integral intend intention
intentions internally interval interviewed interviewee interviews invent invented investigate investigated
investigates invoice invoices is isolation issuance issue issuer issues issuing it item items its job join joint
judged judgement judges judgments judiciary junior juror jurors just keep kept key kind know known lab lady land
landlord landlords lane large last late latter laws lead leader leads leaks learn leases least leave led ledger
ledgers left legal less let letterhead letters level license lie life light like line lines list listed little live
lives loan local locate located location lock locker long look loss lost lot love low made magistrates mail main
maintain maintained major make maker manage managed managers manages marital mark marked market marking markings marks
married marry marshaled marshall marshalling masters match matched materially materials matter mattered mayer meant
measure mediation meet meeting memo men mental met meter middle might mile military mind mine minor minute minutes
miss missed missing model modification month months moore more morning morton most mother motions move moved movement
mrs much my name named names nation near need needed never news next night nine no noise none nonprofit nor normal
north not note notes noticed notices notifications notion now number object observe obtain obtained occur of off
offenses offer offered offers offices official officially officials often oil old older omission once one only open
operate operated operating operational operator operators opinion opposition option or ordering orderly ordinarily
others our out outer over overt own owned owner packet packing pact paid pain pair pairing panel pants paper papers
parcel parent park paroled parson parsons part parties partition partly parts passed past paste patel path pause pay
peace peaks penalty people per perform perhaps period persecution person personal personnel persons petitioned
petitioners petitions phone photo physical pick piece pistol place placed places plain plaintiffs plan plant plate
play plays plea plead plus point pole poles policy polite pool poor portal position positioned positions possess
possessing possible post power praise precaution precision predicted prediction predictive present presentation
presented president press prevent preview previous price prime print printed priors prison private probably
probationary probationer problem proceeding produced producer produces producing product productive programs
projection promise promotion proof properly properties prosecution prosecutions prospective prosper protect protected
protecting protections prove proved provide provided provides publication pull purpose pursuant put quash quick quite
racing radio rain raise ran randy range ranking rate rather rating rational rationale reach read ready rear reason
recalls receipts receive received recent recorded recover recovered red redetermination redirected reduction refer
referred refuse refused regard region register registrar registry regular regulation regulations rejecting rejection
related relating relation relative relatives released releases reliably relocation remain remained remember removals
remove removes removing rent repair repetition replace replication reply report reported reports reproduction
requester requesters require required requires requisite rescheduling rescind reservation reside residence residents
resigned resistance resistant respect respond responded respondents responder responding response rest restarted
result retain retained retains retention retrieval returned returns revealing reviews revise revised rider riders
right road robbery room rotation route rule rules run safe sale same sample sated save saw say score scout sea seal
sealed searched searches searching seat second secrets sections secure see seen seize seized seizing seizures selected
selecting selection sell send sending sent sentry separate serve server serves sessions set seven several share
sharing sheep sheer sheets shell shelter ship shop short should shown side sight signal signatories signatory signer
signs similar simmons simple simulated since single sir sister site six size skill slate small so sold solicited some
son soon sort sound source south space spare speak specials specific spending spent staff stage stages stale stall
stalled stamped stand staple staples start started starts stated stately statement stating station statue status
statute stealing step still stolen stop store story street strong student study subjects subpoenaed subpoenas
subscribe subscriber succession such suit suited sum summer summon summoned summoning super supply supported supports
sure surprised sweet systems taken talk tall team telephones temporarily ten tenancy tenant tenants term termination
terms test testing tests text than that the their them then there thereby these they thing think thirds this those
three through tile time timely times tip tissue titles to today together told tool tools top total touch toward towns
trace tracing track trades traffic trail train transfers transform travel treasurer tree trials tribunals tribune trip
truck trucking true trust truth try turn two type types unassigned unauthorized undersigned undue unemployment
unexecuted union unite unites units unsupervised until upon use used user vacate valuation variation vehicle verify
version very view violations violator violators visit voluntarily volunteer volunteers voter voters wanting warming
warnings warrants warranty was way week weeks were west what when where whereas whereby whether which while who whom
whose wife will wish with withdraw withdrawal within without witnessed witnesses worked would wright write writer
writing writs year years yield you young your zone
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Ordinary words, left as they are."""
