"""English words that inflect by no rule: plurals, verbs and adjectives, and words in -s, -f, -o."""

from __future__ import annotations


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Rows of `base: form form` parted by semicolons, as a mapping."""
    rows = (row.split(":") for row in text.split(";") if row.strip())
    return {base.strip(): tuple(forms.split()) for base, forms in rows}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLURALS = _table(
    """
    man: men; woman: women; child: children; person: people persons; foot: feet; tooth: teeth;
    goose: geese; mouse: mice; louse: lice; ox: oxen; die: dice dies; penny: pennies pence;
    wife: wives; knife: knives; life: lives; leaf: leaves; loaf: loaves; thief: thieves;
    half: halves; calf: calves; self: selves; shelf: shelves; wolf: wolves; elf: elves;
    sheaf: sheaves; scarf: scarves scarfs; hoof: hooves hoofs; dwarf: dwarves dwarfs;
    wharf: wharves wharfs; turf: turfs turves;
    phenomenon: phenomena; criterion: criteria; automaton: automata automatons;
    medium: media mediums; datum: data; bacterium: bacteria; stratum: strata; erratum: errata;
    addendum: addenda; memorandum: memoranda memorandums; referendum: referendums referenda;
    ultimatum: ultimatums ultimata; moratorium: moratoriums moratoria;
    curriculum: curricula curriculums; symposium: symposia symposiums;
    consortium: consortia consortiums; spectrum: spectra spectrums; stadium: stadiums stadia;
    millennium: millennia millenniums; quorum: quorums; sanatorium: sanatoriums sanatoria;
    alumnus: alumni; stimulus: stimuli; nucleus: nuclei; radius: radii radiuses;
    fungus: fungi funguses; cactus: cacti cactuses; focus: focuses foci;
    syllabus: syllabuses syllabi; terminus: termini terminuses; bacillus: bacilli; locus: loci;
    larva: larvae; alga: algae; alumna: alumnae; vertebra: vertebrae; formula: formulas formulae;
    antenna: antennas antennae; nebula: nebulae nebulas;
    index: indexes indices; appendix: appendices appendixes; matrix: matrices matrixes;
    vertex: vertices vertexes; vortex: vortices vortexes; apex: apexes apices; codex: codices;
    crisis: crises; thesis: theses; analysis: analyses; basis: bases; axis: axes; oasis: oases;
    hypothesis: hypotheses; diagnosis: diagnoses; prognosis: prognoses; paralysis: paralyses;
    emphasis: emphases; ellipsis: ellipses; synthesis: syntheses; parenthesis: parentheses;
    catharsis: catharses; nemesis: nemeses; antithesis: antitheses; metamorphosis: metamorphoses;
    neurosis: neuroses; psychosis: psychoses; iris: irises; metropolis: metropolises;
    plateau: plateaus plateaux; bureau: bureaus bureaux; chateau: chateaux chateaus;
    tableau: tableaux tableaus; milieu: milieus milieux; kibbutz: kibbutzim; quiz: quizzes;
    passerby: passersby; brother-in-law: brothers-in-law; mujahid: mujahideen; talib: taliban;
    graffito: graffiti; paparazzo: paparazzi; virtuoso: virtuosos virtuosi; whiz: whizzes;
    gas: gases gasses; bus: buses busses; fez: fezzes; no: noes nos; ay: ayes; aye: ayes
    """
)

INVARIABLE_PLURALS = _words(
    """
    sheep deer fish salmon trout cod aircraft spacecraft hovercraft watercraft series species
    offspring headquarters means crossroads barracks gallows corps rendezvous chassis shambles
    personnel police cattle people infantry cavalry artillery luggage baggage equipment
    information evidence news politics economics ethics physics mathematics statistics athletics
    measles diabetes rabies thanks scissors trousers remains riches whereabouts intelligentsia
    mujahideen fedayeen taliban bourgeoisie rhetoric propaganda
    """
)

SINGULARS_IN_S = _words(
    """
    bias alias atlas canvas gas bus lens chaos ethos pathos kudos christmas plus minus
    pancreas asbestos cosmos rhinoceros thermos trellis pelvis penis tennis clematis mantis
    portcullis epidermis
    """
)

SINGULARS_IN_MEN = _words("specimen regimen abdomen omen acumen stamen amen dolmen bitumen")

SURVIVING_MAN = _words(
    """
    human superhuman german roman ottoman shaman talisman norman brahman caiman turkoman
    turkman mussulman cayman oman yemen
    """
)

NOUNS_IN_LY = _words(
    """
    ally family assembly monopoly anomaly bully belly butterfly supply reply fly rally folly
    homily jelly lily july tally gully melancholy panoply doily italy monthly weekly daily
    quarterly elderly
    """
)

PLURALS_IN_OES = _words(
    """
    hero superhero antihero potato tomato echo veto torpedo embargo negro domino go undergo
    """
)

PLURALS_IN_OS_OR_OES = _words(
    """
    cargo tornado volcano mosquito mango motto manifesto buffalo desperado peccadillo zero
    innuendo memento flamingo halo ghetto fiasco archipelago grotto lingo portico tuxedo
    """
)

HARD_CH = _words(
    """
    monarch patriarch matriarch oligarch hierarch anarch tetrarch epoch stomach eunuch loch
    czech tech biotech fintech conch reich
    """
)

VERBS = _table(
    """
    be: is am are was were been being; have: has had having; do: does did done doing;
    go: goes went gone going; say: says said saying; arise: arises arose arisen arising;
    awake: awakes awoke awoken awaking; bear: bears bore borne born bearing;
    beat: beats beaten beating; become: becomes became becoming;
    befall: befalls befell befallen befalling; beget: begets begot begotten begetting;
    begin: begins began begun beginning; behold: beholds beheld beholding;
    bend: bends bent bending; beset: besets besetting; bet: bets betted betting;
    bid: bids bade bidden bidding; bind: binds bound binding; bite: bites bit bitten biting;
    bleed: bleeds bled bleeding; blow: blows blew blown blowing;
    break: breaks broke broken breaking; breed: breeds bred breeding;
    bring: brings brought bringing; broadcast: broadcasts broadcasted broadcasting;
    build: builds built building; burn: burns burned burnt burning; burst: bursts bursting;
    buy: buys bought buying; cast: casts casting; catch: catches caught catching;
    choose: chooses chose chosen choosing; cling: clings clung clinging;
    come: comes came coming; cost: costs costed costing; creep: creeps crept creeping;
    cut: cuts cutting; deal: deals dealt dealing; dig: digs dug digging;
    dive: dives dived dove diving; draw: draws drew drawn drawing;
    dream: dreams dreamed dreamt dreaming; drink: drinks drank drunk drinking;
    drive: drives drove driven driving; dwell: dwells dwelt dwelled dwelling;
    eat: eats ate eaten eating; fall: falls fell fallen falling; feed: feeds fed feeding;
    feel: feels felt feeling; fight: fights fought fighting; find: finds found finding;
    flee: flees fled fleeing; fling: flings flung flinging; fly: flies flew flown flying;
    forbid: forbids forbade forbad forbidden forbidding;
    forecast: forecasts forecasted forecasting; forget: forgets forgot forgotten forgetting;
    forgive: forgives forgave forgiven forgiving; forsake: forsakes forsook forsaken forsaking;
    freeze: freezes froze frozen freezing; get: gets got gotten getting;
    give: gives gave given giving; grind: grinds ground grinding; grow: grows grew grown growing;
    hang: hangs hung hanged hanging; hear: hears heard hearing; hide: hides hid hidden hiding;
    hit: hits hitting; hold: holds held holding; hurt: hurts hurting; keep: keeps kept keeping;
    kneel: kneels knelt kneeled kneeling; know: knows knew known knowing; lay: lays laid laying;
    lead: leads led leading; lean: leans leaned leant leaning;
    leap: leaps leapt leaped leaping; learn: learns learned learnt learning;
    leave: leaves left leaving; lend: lends lent lending; let: lets letting;
    lie: lies lay lain lied lying; light: lights lit lighted lighting; lose: loses lost losing;
    make: makes made making; mean: means meant meaning; meet: meets met meeting;
    mow: mows mowed mown mowing; offset: offsets offsetting; pay: pays paid paying;
    plead: pleads pleaded pled pleading; prove: proves proved proven proving; put: puts putting;
    quit: quits quitted quitting; read: reads reading; rend: rends rent rending;
    rid: rids ridded ridding; ride: rides rode ridden riding; ring: rings rang rung ringing;
    rise: rises rose risen rising; run: runs ran running; saw: saws sawed sawn sawing;
    see: sees saw seen seeing; seek: seeks sought seeking; sell: sells sold selling;
    send: sends sent sending; set: sets setting; sew: sews sewed sewn sewing;
    shake: shakes shook shaken shaking; shed: sheds shedding;
    shine: shines shone shined shining; shoot: shoots shot shooting;
    show: shows showed shown showing; shrink: shrinks shrank shrunk shrunken shrinking;
    shut: shuts shutting; sing: sings sang sung singing; sink: sinks sank sunk sunken sinking;
    sit: sits sat sitting; slay: slays slew slain slaying; sleep: sleeps slept sleeping;
    slide: slides slid sliding; sling: slings slung slinging; slit: slits slitting;
    smite: smites smote smitten smiting; sow: sows sowed sown sowing;
    speak: speaks spoke spoken speaking; speed: speeds sped speeded speeding;
    spend: spends spent spending; spill: spills spilled spilt spilling;
    spin: spins spun span spinning; spit: spits spat spitting; split: splits splitting;
    spoil: spoils spoiled spoilt spoiling; spread: spreads spreading;
    spring: springs sprang sprung springing; stand: stands stood standing;
    steal: steals stole stolen stealing; stick: sticks stuck sticking;
    sting: stings stung stinging; stink: stinks stank stunk stinking;
    stride: strides strode stridden striding; strike: strikes struck stricken striking;
    string: strings strung stringing; strive: strives strove striven strived striving;
    swear: swears swore sworn swearing; sweep: sweeps swept sweeping;
    swell: swells swelled swollen swelling; swim: swims swam swum swimming;
    swing: swings swung swinging; take: takes took taken taking; teach: teaches taught teaching;
    tear: tears tore torn tearing; tell: tells told telling; think: thinks thought thinking;
    throw: throws threw thrown throwing; thrust: thrusts thrusting;
    tread: treads trod trodden treading; wake: wakes woke woken waked waking;
    wear: wears wore worn wearing; weave: weaves wove woven weaving;
    weep: weeps wept weeping; win: wins won winning; wind: winds wound winding;
    wring: wrings wrung wringing; write: writes wrote written writing;
    dye: dyes dyed dyeing; singe: singes singed singeing; binge: binges binged bingeing binging;
    tinge: tinges tinged tingeing tinging; age: ages aged aging ageing;
    kidnap: kidnaps kidnapped kidnaped kidnapping kidnaping;
    worship: worships worshipped worshiped worshipping worshiping;
    handicap: handicaps handicapped handicapping;
    combat: combats combated combatted combating combatting;
    benefit: benefits benefited benefitted benefiting benefitting;
    focus: focuses focused focussed focusing focussing;
    bias: biases biased biassed biasing biassing; gas: gasses gases gassed gassing;
    bus: buses busses bused bussed busing bussing; quiz: quizzes quizzed quizzing;
    program: programs programmed programmes programming
    """
)

NOT_PREFIXED = frozenset({"relay", "belay"})

VERB_PREFIXES = (
    *("counter", "inter", "under", "over", "fore", "with", "down", "back"),
    *("out", "mis", "up", "un", "re", "be"),
)

DOUBLED = _words(
    """
    admit commit recommit permit submit resubmit omit emit transmit remit refer prefer defer
    confer infer transfer deter occur incur recur concur rebel compel expel repel propel dispel
    impel excel control patrol extol annul regret abet equip acquit allot rebut abhor demur
    inter disinter aver outfit airdrop eavesdrop overlap outstrip sidestep wiretap unplug debug
    zigzag backstab outwit format fulfil enrol instil distil
    """
)

UNDOUBLED_L = frozenset({"parallel", "devil", "unveil", "travail"})

DOUBLED_OR_NOT = frozenset({"fuel", "refuel", "duel", "dial", "initial", "trial", "cruel", "vial"})

ADJECTIVES = _table(
    """
    good: better best; bad: worse worst; far: farther farthest further furthest;
    little: less least; many: more most; old: older oldest elder eldest; ill: worse worst;
    cruel: crueller crueler cruellest cruelest; narrow: narrower narrowest;
    shallow: shallower shallowest; hollow: hollower hollowest; simple: simpler simplest;
    noble: nobler noblest; gentle: gentler gentlest; humble: humbler humblest;
    feeble: feebler feeblest; able: abler ablest; ample: ampler amplest; quiet: quieter quietest;
    clever: cleverer cleverest; common: commoner commonest; severe: severer severest;
    sincere: sincerer sincerest; extreme: extremer extremest;
    real: realer realest; shy: shyer shyest; sly: slyer slyest; dry: drier driest
    """
)
