/// Letters of the 15,000 leading passwords, four and more in a row, and the commonest names, from the frequency lists of zxcvbn 4.5
/// (https://pypi.org/project/zxcvbn): passwords that were published, ordered by how often they were found, and names of the census of
/// the United States. These words are here because so many choose them, whatever they say.
///
/// Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc. Copyright (c) 2016 Daniel Wolf.
///
/// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
/// "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
/// publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
/// so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or
/// substantial portions of the Software.
///
/// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
/// MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
/// FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
/// CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
enum CommonPasswordList {
    /// Those of twelve characters and more that are made of none of the words, without spaces; and phrases that everybody knows.
    static let whole = """
        010203040506 01telemike01 102030405060 1234567890qw 123456789101112 12qw34er56ty 31217221027711 32615948worms 41d8cd98f00b
        541233432442 59382113kevinp 742617000027 89231243658s 89876065093rax amadeusptfcor an83546921an13 antananarivu auckland2010
        avrillavigne bltynbabrfwbz boy4u2ownnyc bpgjldsgjldthnf cjdthitycndj corperfmonsy correcthorsebatterystaple digitalprodu
        fktrcfylhjdf frederiksberg fynfyfyfhbde ghhh47hj7649 ghjnbdjcnjzybt gjkysqgbpltw gtnhjpfdjlcr hd764nw5d7e1vb1 hedimaptfcor
        iampurehaha2 ingodwetrust installdevic installsqlst lhbjkjubz2957704 lytghjgtnhjdcr maprchem56458 massimiliano
        maytheforcebewithyou mevefalkcakk minnesota_hp mortalkombat msorcloledbr nemvxyheqdd5oqxyxyzi networkingpe nhecsyfujkjdt
        nhfdvfnjkju123 nhfycajhvths nightcrawler nondriversig olcrackmaster ontheoutside p030710p$e4o paraklast1974 passwordstandard
        ptybnxtvgbjy punksnotdead qwaszxerdfcv residentevil seemnemaailm sonnenschein specialinsta systemofadown thecakeisalie
        thequickbrownfox thequickbrownfoxjumpsoverthelazydog ticketmaster tobeornottobe vladimirovna warhammer40k wazzkaprivet
        websolutionssu webuivalidat weihnachtsbau weihnachtsbaum zcfvfzkexifz zqjphsyf6ctifgu
        """

    static let words = """
        aaaa aaaaa aaaaaa aaaaaaa aaabbb aaasss aabbcc aalborg aaliyah aardvark aaron aassdd aassddff abacab abacus abbey abbie abbott abby
        abcd abcde abcdef abcdefg abcxyz abdul abdulla abel aberdeen abernathy abfkrf abgrtyu abgsg abigail abnormal abpbrf abracada
        abracadabra abraham abrakadabra abram abrams abraxas abrupt absolut abstr abudfv abulafia acacia acapulco acces access accessno
        accord account aceman acerview aceshigh acetate acevedo achilles achtung acidburn acidrain ackerman acls acmilan acosta acrobat
        action acun acura adagio adalberto adam adams adan addams addie adela adelaida adelaide adele adelina adeline adell adelphia adgjm
        adgjmp adgjmpt adgjmptw adida adidas aditya adkins admin admiral adolfo adolph adonai adonis adrenali adrenalin adrian adriana
        adriane adrianna adrianne adriano adrienne adrock adult advent adventur aeiou aenima aerosmit aerosmith aeynbr aezakmi africa
        afrika afrodita agassi agatha agent aggie aggies agnes agnieszka aguilar aguirre agustin agyvorc ahmad ahmed aida aidana aikido
        aikman aileen aimee airborn airborne airbus airedale airforce airman airplane airwalk airwolf aisan aisha ajax akasha akatsuki
        akers akins akira alabama aladdin aladin alain alaina alan alana alanna alaska alastair alatam alba albany albatros albert alberta
        alberto albina albion albright albundy alcat alcatel alcatraz alchemy alda alden aldo aldric aldrich aldridge alec alecia alejandr
        alejandra alejandro aleksa aleksander aleksandr aleksandra aleksei aleksey alene alenka alesha alesia alesis alessand alessandro
        alessia alessio aleta aletha alex alexa alexan alexande alexander alexandr alexandra alexandre alexandria alexandru alexei alexey
        alexi alexis alexsandr alexus alexxx alfa alfalfa alfarome alfaromeo alfie alfons alfonso alfonzo alford alfred alfreda alfredo
        algernon alhambra alibaba alicante alice alici alicia alien aliens aligator alina aline alinka alinochka alisa alisha alisher
        aliska alison alissa aliyah alizee aljg alkaline allah allalone allan allanon allblack allday allegro allen allene alleycat allie
        alligato alligator allison allmine allnight allover allsop allstar allstars allstate allthat allure allyson alma almaz almera aloha
        alohomora alonso alonzo aloysius alpacino alpha alphabet alphaman alphaone alphonse alphonso alpina alpine alskdjfhg alston alta
        altagracia altair altec alterego althea althor altima altoid altoids alton alucard alva alvar alvarado alvarez alvaro alvin alvina
        alyce alyson alyss alyssa amadeo amadeus amado amalia amand amanda amandine amarillo amateur amateurs amatory amatuers amature
        amazon amber ambers ambrose ambrosia ambulanc ameli amelia amelie americ america amerika ames ameteur amethyst ametuer amidala amie
        amiga amigo amigos amonra amor amorcit amore amoremio amores amormi amos amour amparo amstel amsterda amsterdam amylee anabel
        anabolic anaconda anai anakin anakonda anal analsex ananas ananda anarchy anasazi anastasi anastasia anastasiya anatol anatoliy
        anaya andersen anderso anderson andi andone andover andra andrade andre andrea andreas andreev andreeva andrei andrej andres andrew
        andrews andrey andria andriy andromed andromeda andros andrzej anduril andy andyman andyod anechka anelka anfield anfisa angel
        angela angeleye angelia angelica angelin angelina angeline angeliqu angelique angelit angelita angelito angelo angelofwar angelok
        angels angelus angie angler angus anguss anhyeuem anibal animal anime anissa anita anjali anjing ankara anklet anna annabelle
        annamari annamarie anne annelies annemari annemarie annetta annette annie annmarie annushka anonim anonymou another anselm antares
        anteater antelope anthon anthony anthrax antigone antigua antione antionette antivirus antman antoha antoine antoinette anton
        antone antonell antonette antoni antonia antonio antonius antonov antony antosha antoshka antwan anubis anuradha anutka aolsucks
        apache apathy apelsin apokalipsis apollo apostol apple applepie apples apricot april aprilia aprils apteka aptiva aqswde aqswdefr
        aquafina aqualung aquaman aquarius aquila aqwzsx arabella araceli arachnid aragorn aramis ararat arcadia arcane arcangel archana
        archange archangel archer archery archie architec archon arcturus arden ardis ardith area arellano aretha areyukesc argent argentin
        argento argentum argonaut argyle arhangel ariadna ariadne arian ariana arias ariel aries arigato arina arioch arisha arizona arjay
        arkham arleen arlen arlene arlie arline armada armadill armageddon armagedon arman armand armando armani armida armstron armstrong
        arnaud arnold arnoldo arnulfo aron arrakis arrington arron arrow arrowhea arrows arroyo arsch arschloch arsehole arsen arsena
        arsenal arsenalf arsenalfc arseniy arslan artem artemis artemka arthu arthur artie artofwar artur arturo aruba asakura asasa asasin
        ascona asdas asdasd asdasdas asddsa asdewq asdf asdfas asdfasdf asdffdsa asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfjk asdfjkl
        asdfqwer asdfzxcv asdlkj asdqwe asdzxc asecret asfnhg asgard ashish ashle ashlee ashleigh ashley asians asimov aslan asmodeus
        asnaeb aspen aspire aspirine asroma assa assasin assassin assassins assclown asscock assface assfuck asshol asshole assholes
        asslick asslicker asslover assman assmaste assmunch asssss asswipe assword astalavista astana asterios asterix asthma astonvil
        astonvilla astoria astra astral astrid astro astroboy astros atdhfkm athena athlon athome atkins atkinson atlant atlanta atlantida
        atlantis atlas atlast atomic atrain atreides atreyu attica atticus attila atwood atybrc aubrey auburn audi audia audio audis auditt
        audra audrey auggie august augusta augustin augustine augusto augustus aura auralo aurelia aurelie aurelio aurelius aurora aussie
        austi austin australi autobahn autobot autocad autopass autumn avalanch avalanche avalon avangard avanti avatar avenger aventura
        avery avgust aviator avila avis avrora awesome awnyce awsome axeman axio ayala ayanami ayers ayrton azalea azamat azathoth azazel
        azbuka azert azerty azertyui azertyuiop azimut azrael azsxdc azsxdcfv azsxdcfvgb aztec azteca aztecs aztnm azzer babaloo babcock
        babe babel babemagn babemagnet baberuth babes baboon babushka baby babybear babyblue babyboo babyboy babycake babycakes babycat
        babydoll babyface babygir babygirl babygurl babylon babylove baca bacardi bacchus backbone backdoor backhoe backlash backspac bacon
        badabing badass badboy badboys badcat baddest baddog badger badgers badgirl badgirls badguy badkarma badkitty badlands badman
        badnaamhere badone baez bagels bagger baggies baggins baggio bagira bagpipes bagpuss baguvix bahamut baikal baile bailee bailey
        baird bajingan baker bakers balboa balder baldrick baldur baldwin baldy balefire ball ballard ballbag balle ballen baller ballgag
        ballin ballon balloon balloons balls ballsack ballss ballz balrog baltika baltimor balzac bama bamba bambam bambi bambino bamboo
        banaan banan banana bananas banane bandera banderas bandi bandit bang banger bangers bangkok banker banks bannana banner banshee
        bantam banzai baphomet baraban baracuda barajas baraka barakuda baranov barb barbados barbara barbaria barbarian barber barbi
        barbie barbos barbra barca barcelon barcelona bareback barefeet barefoot barfly baritone barker barkley barks barley barlow barman
        barnaby barnard barne barnes barnett barney barnie baron baronn barr barracud barracuda barrage barrera barret barrett barron barry
        barselona barsik barsuk bart bartek bartende bartjek bartlett bartman bartok barton baseba basebal baseball basher bashful basil
        basket basketba basketbal bass bassboat basser basses basset bassett bassfish bassin bassline bassman bassmast bassoon bastard
        bastet bastos batboy bateau bateman bates batgirl batigol batma batman batterse bauer bauhaus baura bautista baxter bayern baylee
        bayliner bayside bayview baywatch bazooka bball bbbbb bbbbbb bbbbbbb bbking bcfields bdfyjd bdfyjdf bdsm beach beachboy beachbum
        beaches beagle beaker beaks beal beamer bean beanbag beaner beanie bear bearcat bearcats beard beardog bearman bears bearshare
        beasley beast beastie beasty beater beatit beatle beatles beatrice beatriz beatty beau beaut beautifu beauty beaver beavis bebop
        becca beck becker becket beckham becks becky becool bedlam bedrock beebop beech beefcake beehive beeker beelch beeline beemer beer
        beerman beerme beethove beetle beezer begemot begood behappy behemoth belair belanger belcher belen belial belinda belinea belize
        belkin bell bella bellaco bellagio belle bellevue belmont belochka beltran beluga belva bender bendover benedict benedikt benessere
        benfica beng bengals benita benitez benito benjami benjamin benji benjie bennett bennie benny benoit benson bentley benton beowulf
        beretta bereza berg berger bergeron bergkamp berkut berlin berliner bernadette bernadine bernal bernard bernardo bernhard bernice
        bernie berniece bernita berry berserk berserke berserker bert berta bertha bertie bertram beryl besiktas bess bessie bestbuy
        bestfriend beszoptad beth bethan bethany betsy bette bettie bettina betts betty bettyboo bettyboop bettye beulah beverley beverly
        beyonce bgates bgiqk bharat bhbcrf bhbirf bhbyrf bhjxrf bian bianca biao biatch biceps bicycle bigal bigass bigbaby bigbad bigballs
        bigbang bigbass bigbear bigben bigbill bigbird bigblack bigblock bigblue bigbob bigboi bigboobs bigbooty bigboss bigboy bigbuck
        bigbucks bigbutt bigbutts bigcat bigcock bigcocks bigd bigdad bigdadd bigdaddy bigdan bigdave bigdawg bigdeal bigdee bigdick
        bigdicks bigdog bigdogg bigdogs bigfish bigfoot bigfun biggdogg biggie biggin biggirl biggirls biggles biggs biggun bigguns bigguy
        biggy bighead bighurt bigjim bigjoe bigjohn bigload bigmac bigmama bigman bigmike bigmoney bignasty bignuts bigone bigones bigpapa
        bigpenis bigpimp bigpimpi bigpimpin bigpoppa bigpun bigpussy bigred bigsexy bigshot bigshow bigsky bigstick bigten bigtime bigtit
        bigtits bigtoe bigtruck bigtymer biguns bigwilly bigworm biit biker bikers bikini bilbo bill billabon billabong billiard billie
        billings billows billy billyb billybob billyboy billyjoe billys bimbo bimini bimmer bing bingbong binger bingham bingo bingos
        binkie binky binladen biochem biohazard bionic bionicle biotch biotech bird birddog birdie birdies birdman birdy birthday biscuit
        bisexual bishop bismarck bismark bismilla bismillah bitch bitchass bitches bitchs bitchy biteme bizkit bizzare bjvpe bkde blabla
        blablabl black blackadd blackass blackbea blackbel blackbelt blackber blackberry blackbir blackbird blackbox blackboy blackbur
        blackburn blackcat blackcoc blackcock blackdog blackhaw blackhawk blackhol blackice blackie blackjac blackjack blacklab blackmon
        blackops blackout blackrose blacks blackshe blacksta blacksun blacktop blackwell blacky blade blader bladerun bladerunner blades
        blahblah blaine blair blaise blake blam blanca blanch blanchard blanche blanco bland blanked blankenship blanton blasen blaster
        blastoff blaze blazed blazer blazers blazin bleach bledsoe blender blenheim blessed blessing blevins blindax blingbling blink
        blinky blister blitz blizzard blobby bloke blonde blondes blondi blondie blondinka blonds blondy blood bloods bloom bloomin
        bloopers blount blower blowfish blowjob blowjobs blowme blubber blue bluearmy blueball bluebear bluebell blueberr bluebird blueboy
        bluecat bluedevi bluedog blueduck blueeyes bluefin bluefish bluegill bluegras bluejay bluejays blueline blueman bluemax bluemoon
        bluenose bluenote bluered bluerose blues bluesky bluesman bluess bluestar blueyes blunted blunts bmwm boarder boater boating
        bobafett bobber bobbi bobbie bobbijo bobbins bobble bobbo bobby bobbyd bobbys bobbyy bobcat bobcats bobdog bobdole bobdylan bobert
        bobmarle bobmarley bocephus bochum bodyshop boeder boeing bogart bogdan bogey boggie boggle boggs bogie bogota bogus bohica boiler
        boing boingo bolden bolero bolitas boliva bolivi bollock bollocks bollox bologna bolton bomba bombay bomber bombers bommel bonanza
        bond bondage bondarenko bonefish bonehead boner boners bones boness bonethug bonghit bonghits bongo bongos bonilla bonit bonita
        bonito bonjou bonjour bonjovi bonkers bonner bonnie bonny bonobo bonou bonovox bonsai bonzai bonzo boob boobear boobed boober
        boobie boobies boobo booboo boobs boodog boogaloo booger boogers boogie boohoo bookcase booker bookie bookmark bookworm boomboom
        boome boomer boondock boone booner booper booster bootcamp booter booth bootie booties bootleg bootneck boots bootsie bootsy booty
        bootys booyaa booyah boozer bopper borabora bordeaux boricua boris boroda boromir borris borussia bosco boscoe boss bosshog bossman
        bosstone boston boswell boucher boulder bounce bouncer bounty bovine bowden bowen bower bowers bowhunt bowl bowler bowles bowling
        bowman bowtie bowwow boxcar boxer boxers boxing boxster boxter boyce boyd boyer boykin boyle boyscout boytoy boyz bozo brabus brad
        bradford bradley bradly bradpitt bradshaw brady bragg brahms brain bramble branch branden brandi brandie brando brandon brandt
        brandy brant brantley brasil brasilia bratan braun bravehea braveheart braves bravo bray brayden brazil brazzers breaker breakers
        breakfas breanna breast breasts breeze breezy bremen brend brenda brendan brenden brendon brenna brennan brent brentfor brenton
        brest bret bretagne brethart brett brewer brewster brian briana brianb briand brianjo briann brianna brianne brians brice bricks
        bridges bridget bridgett bridgette briefs brigada brigette briggs bright brighton brigitte bringit bristol britney britneys britt
        brittan brittany brittney britton brock broderick brodie broker bronco broncos bronte broodwar brook brooke brookie brooklyn brooks
        brother broussard brown browndog browne browneye brownie browning browns bruce brucelee bruin bruins bruiser brujah bruno brunson
        brutis brutus bryan bryant bryce bryon bryson bubba bubbaa bubbadog bubbas bubber bubble bubblegu bubblegum bubbles bubby bublik
        buceta buchanan buck bucker bucket buckey buckeye buckeyes buckfast buckie buckley buckner buckshot buckster buckwhea buckwheat
        bucky budapest budda buddah buddha buddie buddy buddyboy buddydog buddys budgie budice budlight budlite budman budweise budweiser
        buffa buffalo buffalos buffer buffet buffett buffy buffys buford bugaga bugatti bugger buggy bugman bugsbunn bugsbunny bugsy buick
        builder bujhtr bukkake bukowski buldog bull bullard bulldawg bulldo bulldog bulldogg bulldogs bullet bullfrog bullhead bullit
        bullitt bullock bullride bulls bullseye bullshit bullwink bulova bumble bumblebe bumblebee bummer bumper bunch bungalow bungee
        bunghole bungie bungle bunnie bunnies bunny bunnys buratino burch burger burgess burgos burke burkett burks burl burly burner
        burnett burnette burnout burns burrell burris burrito burroughs burt burton burunduk bush bushed bushel bushido businessbabe
        businka bustanut buste buster bustle busty butch butcher butchie butchy butkus butler butter buttercu buttercup butterfl butterfly
        buttface buttfuck butthead butthole buttlove buttman buttmunc buttocks buttons buttplug butts buttsex buzzard buzzer buzzers
        buzzsaw buzzy bvgthfnjh byers bynthytn bynum byrd byrne byron bysunsu byteme caballer caballo cabbage cabbie cabernet cabibble
        cable cableguy caboose cabowabo cabrera cabrio cabron cachondo cachorro cactus cadaver caddis caddy cadence cadillac cadman cadr
        caesar cafc cahill cain caitlin caitlyn cajun calamity calavera calcio calderon caldwell caleb calgary calhoun cali calibra calico
        caliente californ californi caligula calimero callahan callie callisto callme callofduty calloway callum calvary calvert calvin
        calypso camacho camaro camaross camaroz camber cambiami cambria cambridg camden came camel camell camelot camels cameltoe camera
        camero cameron camil camill camilla camille camilo camino campbell camper campos canabis canad canada canadien canary cancer cancun
        candace candelaria candi candice candida candies candle candy candyass candycan candyman candys canes cang canibus canine cannabis
        cannibal cannon cannonda cano canon canseco cantona cantrell cantu canuck canucks capa capcom capecod capetown capital capitals
        capitan capoeira capone capps capri capricor capricorn capslock captain cara caracas carajo caralho caramba caramel caravan carbine
        carcass cardenas cardinal cards care carebear carefree caren carey carguy cari caridad carina carine carioca carissa carl carla
        carleen carlene carling carlisle carlito carlitos carlo carlos carlotta carlson carlton carman carme carmel carmela carmelita
        carmella carmelo carmen carmex carmichael carmine carnage carney carnival carol carolcox carole carolina caroline carolyn carpedie
        carpediem carpente carpenter carpet carr carrera carrie carrillo carrol carroll carrot carrots carson carsten carter carthage
        cartman cartoon cartoons cartwright carver carvin carwash cary caryl caryn casablan casablanca casandra casanova caserta casey
        caseydog cash cashew cashflow cashmone cashmoney casino casio caspe casper cassandr cassandra cassidy cassie cassius castaneda
        castaway caster castillo castro catalin catalina catch catcher catdaddy catdog caterham cates catfight catfish catfood catharine
        catherin catherine cathie cathleen cathrine cathryn cathy catina catlover catman catnip catrina cats catter catwoman caudill
        cavalier caveman cayenne cayman cazzo cazzone cbcmrb cbhbec ccbill ccccc cccccc cdjkjxm cdtnbr cdtnjxrf cdtnkfyf cdtnrf cdznjckfd
        ceasar ceaser cecelia cecil cecile cecilia ceckbr cedric cedrick celeb celeron celest celeste celestia celestine celia celica celin
        celina celine cellphon celtic celticfc celtics cement ceng censor cent centaur centauri centrino centurion cerber cerbera cerberus
        cerebus cervantes cerveza cesar cesare cessna cevthrb cezer cfhfnjd cfiekz cfitymrf cfvceyu cfvehfq cfvfhf cfvjktn cgfhnfr chacal
        chachi chad chadwick chai chainsaw challeng chalupa chamberlain chambers chamonix champ champagn champion champs chan chance chanda
        chandler chandra chanel chaney chang change changeit changeme chango chantal chantel chao chaos chaoss chapman chappell chappy
        characte charger chargers charisma charisse charity charl charla charle charleen charlene charles charley charli charlie charlies
        charline charlott charlotte charlton charly charmaine charmed charon chas chase chaser chasey chasity chastity chatman chatte
        chaucer chauncey chavez chazz cheater check checker checkers checkit checkmat cheddar cheeba cheech cheeks cheeky cheer cheerio
        cheerios cheerleaers cheers chees cheese cheeta cheetah cheeto cheeze chelle chelse chelsea chelseafc chelsey chelsie chemist
        chemistr chen cheri cherie cherly cherokee cherr cherries cherry cherub cheryl cheryle cheshire chessie chessman cheste chester
        chesty chet chev cheval chevelle chevrole chevrolet chevy chevyman chevys chevyz chewbacc chewbacca chewey chewie chewy cheyanne
        cheyenne chgobndg chiapet chiara chicago chicas chicca chicco chichi chicke chicken chickens chickenwing chicks chicky chico chicos
        chid chief chiefs chigger chiks childers childress childs chilidog chiller chilli chillin chillout chilly chimaera chimera chimpy
        chin china chinacat chinaman chingon chino chinook chipie chipmunk chipper chippy chiquita chiron chisel chisox chitown chivas
        chloe chobits chocha chochoz choclate choco chocobo chocolat chocolate choi chomper chong chooch choochoo chopin chopper choppers
        chosen chou chowder chris chrisb chrisbln chrisc chrism chrisp chriss chrissi chrissie chrissy christ christa christal christen
        christensen christi christia christian christie christin christina christine christma christo christof christop christoper
        christophe christopher christos christy chrome chronic chrono chronos chrysler chrystal chuai chuan chuang chubbs chubby chucha
        chucho chuck chuckie chuckles chucky chui chung chunky chuo churchil cicci ciccio cicero cichlid cidkid cigar cigars cimbom cinder
        cinders cindi cindy cingular cinnamon cinthia cinzia cipher cirrus cisco ciscokid cisneros citadel citibank citroen citron citrus
        civicsi civilwar cjcbcrf cjkysirj cjkywt cjrjkjdf cjytxrf ckfdbr ckjybr clair claire clambake clancy clapton clara clare clarence
        clarice clarinet clarion clarissa clark clarke clarkie classic classics claud claude claudette claudi claudia claudine claudio clay
        claymore clayton clement clemente clementine clements clemons clemson cleo cleopatr cleric cletus clevelan cleveland cliff clifford
        cliffy clifton climax climb climber cline clint clinton clipper clippers clips clit clitlick clitoris cloggy close closeup cloud
        clouds cloudy clover clovis clowns clticic clubber clubpenguin clutch clyde cmfnpu cneltyn cnfcbr cnfkrth cnfybckfd cnhjbntkm
        cnhjqrf cnhtktw cnhtrjpf cnjvfnjkju cntgfirf cntgfy cnthdf coach coates cobain cobalt cobb cobblers cobra cobrajet cobras cobraya
        cocacol cocacola cocaine cochise cochon cochran cock cocker cocks cocksuck cocksucker cocoloco coconut cocorico codeblue codered
        cody coffe coffee coffees coffey coffman cogito cohen cohiba cojones coke coker cola colbert colby coldbeer coldfire coldplay cole
        coleen coleman colette colgate colibri colin collecti colleen college collette collie collier collin collins colnago colombi
        colombia colon colorado colors colossus colt colton coltrane columbo columbus colvin comanche combat combs comcast comein comeon
        comet comets comicbook comicbookdb commande commando commodor compa compaq compass compton compusa computador compute computer
        conan concepcion concetta concord concorde concrete condom condor conejo config cong conker conklin conley conman conn connect
        connecti connelly conner connery connie connolly connor conrad constance consuelo consumer contortionist contour contra contreras
        control conway coochie cook cooke cooker cooki cookie cookies cool coolbean coolboy coolcat cooldude cooler cooley coolgirl coolguy
        coolhand coolie coolio coolkid coolman coolness coolone coon coonass coondog coope cooper coopers coors coorslig cooter cope
        copeland copenhag copper cora coral corazo corbett corbin cordelia cordell cordero cordova corey corgan cori corina corine corinna
        corinne corleone corley cormier cornbrea corndog cornelia cornelius cornell cornett cornhole cornholi corolla corona coronet
        corrado corran correa corrie corrine corsair corset corsica cortes cortez cortina cortland cortney corvet corvett corvette corvus
        cory cosita cosmic cosmo cosmos costa costaric costarica costello cosworth cote cotton couch cougar cougars coulter count countach
        counterstrike country countyli courtney coventry covington cowan cowbo cowboy cowboys cowboyup cowgirl cowman coyote coyotes
        cozumel cpfza crabby crabtree crack cracker crackhea cracksevi craft crafty craig crain cramer cramps cranberr crapola crappie
        crash craving crawford crayon crazy crazybab crazyman crazyzil creampie creamy creatine creativ creative creeper creepers crenshaw
        crescent cresta cretin crevice crewcom crews crfprf cricket crimson crippler crispy cristal cristia cristiano cristina cristo
        cristobal cristopher cristy critter critters crjhgbjy crocker crockett crocodil cronic cronos crosby cross crouch crow crowbar
        crowder crowe crowell crowes crowley crownvic cruise cruiser crum crumbs crump crunch crunchy crusader crusher crusty cruz cruzazul
        cruzer crybaby crypto crysis crystal csfbr cstrike csyekz csyjxtr ctdfcnjgjkm cthtuf cthulhu cthulu cthutq cthuttdbx cthuttdyf
        ctrhtn cuan cubano cubase cubbie cubbies cubfan cubs cubswin cuckold cucumber cuddles cudjz cueball cuervo cuevas culinary cumalot
        cumeater cumface cumload cumm cummer cummin cumming cummings cummins cumnow cumonme cumshot cumshots cumslut cumulus cunningham
        cunt cuntlick cunts cuntsoup cupcake cupoi curious curran curry curt curtis custard custom cutegirl cutiepie cuties cutlass cutter
        cvbhyjd cvbhyjdf cvetok cvthnm cvtifhbrb cvzefh cwoui cxfcnkbdfz cxfcnmt cxfcnmttcnm cyber cyberonline cybersex cyborg cyclone
        cyclones cyclops cygnus cygnusx cynthia cypher cypress cyrano cyril cyrus dabears dabomb daboss dabulls daddio daddy daddyo daddys
        daedalus daemon daewoo daffodil daffy dagestan dagger dagobert dagwood dahc dahl dailey daisy daisydog daisymae dakine dakot dakota
        dale dalejr daley dalia dalla dallas dallastx dalshe dalton daly damage damager daman damaris damia damian damien damion dammit
        damnit damon dana dance dancer dandfa dane danelle danette dang danger dangerou danial danie daniel daniela danielit daniella
        danielle daniels daniil danijela danil danila danilka danilo danimal danita dank danman danmark danna danni dannie dannon danny
        dannyboy dante dantes danthema dantheman dantist danzig daphne dapper dapzu dara darby darci darcy darden daredevi daredevil darell
        daren daria darian darien darin darina dario darius darkange darkangel darkelf darken darkjedi darkknight darklord darkman darkmoon
        darknes darkness darkone darkside darkstar darkwing darkwolf darla darleen darlene darnell daron darrel darrell darren darrian
        darrick darrin darron darryl darter darth darthmau darthvad darthvader darwin daryl dasani dasha dashadasha dashka dastan datalife
        datalore datsun daugherty dauren dave davecole davenport david davidb davidc davidd davide davidj davidk davidkin davidl davidm
        davido davidoff davids davidson davies davila davinci davis davison davros dawg dawggy dawgs dawkins dawn dawna dawns dawson
        daydream dayna daytek daytona dazzle dbjktnnf dbnfkbq dbnfkbr dbnfkz dbrecz dbrekz dbrf dbrnjh dbrnjhbz dbrnjhjdbx dcpugh dcunited
        ddddd dddddd ddddddd deacons dead deadeye deadhead deadlift deadman deadmeat deadpool deadspin deadwood deamon dean deana deandre
        deangelo deann deanna deanne death deathnote deathrow deathsta debbie debby debi debora deborah debra debrah decatur decimal decker
        declan deejay deena deepak deepblue deepsea deepthro deepthroat deere deerhunt deerhunter deeznuts deeznutz defamer default defcon
        defender defiant defjam deftones dehpye deicide deidra deidre deimos deirdre dejavu dejesus delacruz delaney delarosa delbert
        delboy deleon delete delfin delfina delgado delia delight delilah della delma delmar delmer delois delorean delores deloris delphi
        delphin delphine delpiero delsol delta deltas deluxe demarcus demetria demetrius demian demigod demo demon dempsey dena denali
        deneme deng denice deniro denis denisa denise deniska denni dennis dennison denny denton denver deon depeche depechemode derek
        derevo derf derick derparol derrick desade desert deshawn designer desire desiree deskjet desktop desmond desperad desperado
        desperados dessie destin destiny destro destroye detectiv detroit dett deuce deusex deutsch deutschland deviant devil devildog
        devildriver devilman devilmaycry devils devin devine devo devon dewalt dewayne dewey dewitt dexte dexter dfcbkbcf dfcbkbq dfcbkmtd
        dfcbkmtdf dfcmrf dfghjc dfhdfhf dfkmrbhbz dfkthbq dfkthbz dfkthf dfktyjr dfktynby dfktynbyf dflbvrf dfvgbh dfytxrf dharma dhip
        dhjnvytyjub diabl diablo diabolo dialog diamant diamante diamon diamond diamonds dian diana diane dianka diann dianna dianne diao
        diaper diaz dicanio diceman diciembr dick dickens dicker dickerson dickey dickface dickhead dickie dickinson dickless dicks dickson
        dickweed dicky diddle didier didit diego diehard diese diesel dietcoke dieter digger diggler digimon digital digiview dihc dilbert
        dildo dildos dill dillard dilligaf dillon dillweed dilshod dima dimarik dimas dimasik dimebag dimensio dimitri dimples dina dinah
        dinamo dinara dindom dinero dinesh ding dingbat dingdong dingo dino dinosaur diogenes dion dionne diosesamo dipper dipset dipshit
        dipstick direwolf dirk dirtbag dirtbike dirty dirtyboy dirtydog discgolf disco discover discus disney disturbe diva diver divers
        divine divx dixie dixiedog dixon dizzy djamaal django djdjxrf djdxbr djgabbab djhjyf djivanfros djkjlz djkrjlfd djljktq dkflbckfd
        dkflbr dkflbvbh dkflbvbhjdbx dkflbvbhjdyf dmband dmitrii dmitriy dmitry dmoney dnsadm dobber doberman dobson docker dockers docto
        doctor dodd dodge dodger dodgeram dodgers dodges dodson dogbert dogbite dogbone dogboy dogbreat dogcat dogface dogfart dogfight
        dogfish dogfood dogg dogger dogggg doggie doggies doggone doggy doggydog doggys doggysty doggystyle doghouse dogma dogman dogmeat
        dogpound dogs dogshit dogstar dogwood doherty doit doitnow dokken doktor dolan dolemite dolfan dolittle dollar dollface dollie
        dolly dolomite dolores dolphi dolphin dolphins doma domainlock domenic domenico domenow domin dominator dominga domingo dominguez
        domini dominic dominick dominik dominika dominion dominiqu dominique domino dominos dominus dona donahue donald donaldson dong
        donger dongle donita donjuan donkey donn donna donnas donnell donnelly donner donnie donny donovan dont donte dontknow donuts
        doobie doodah doodie doodle doodles doofus doogie dookie dooley doomsday doorknob doozer doqvq dora doraemon dorcas doreen doremi
        dorene doretha dori dorian dorinda doris doritos doroga dorothea dorothy dorris dorsey dortha dorthy dortmund doss dotcom dothedew
        dotson dottie doubled douche doudo doug dougal doughboy dougherty dougie douglas douglass dovie downey downhill downing downs doyle
        draco dracula drag dragan drago dragon dragonba dragonball dragonballz dragonfl dragonfly dragons dragonz dragoon dragrace dragster
        drahcir drake draken drakkar drakon drakula draper draven drdoom dream dreamcas dreamcast dreamer dreamers dreamon dreams dresden
        drevil drew drexel drgonzo dribble drifter driller drinker driscoll driver drizzt drjynfrnt droopy dropdead dropkick drowssap
        drpepper druid drumline drummer drummers drummond drumset drunk drywall dshade dthjxrf dthjybrf dthyjcnm dtkjcbgtl dtlmvf dtxyjcnm
        dtythf dually duan duane duarte dublin dubois ducati duchess duck duckhunt duckie duckling duckman ducks ducksoup ducky dude
        dudeman dudley duffbeer duffer duffman duffy dugan duke dukedog dukes dulce duluth dumas dumbass dummies dummy dunamis dunbar
        duncan dunce dundee dungeon dunham dunhill dunlap dunn dupont dupree duracell duran durango durham duster dustin dustoff dusty
        dustydog dutch dutchess dutchman dutchy duvall dvader dwain dwayne dwight dwyer dyer dyjuy dylan dynamite dynamo dynastar dzxtckfd
        eadgbe eagle eagleeye eagleone eagles earl earle earlene earline earnest earnestine earnhard earthlin earthlink easley eason easter
        eastman eastside eastwood easy easypay eatme eatmee eatmenow eatmeraw eaton eatpussy eatshit ebony echo echols eclipse edcrfv
        edcvfr eddie eddy edelweis edgar edgardo edgewise edie edinburg edison edith edmond edmonds edmund edmundo edna edthom eduard
        eduardo edwar edward edwardo edwards edwardss edwin edwina edythe eeeee eeeeee eeyore efbcapa effie efrain efren eftp egan egghead
        eggman eggplant egoist egorka egorov egorova eieio eight eightbal eightball eileen einstein eintrach eistee ejaculation ejhih
        ekaterina ekmzyf elaina elaine elba elbereth elbert elcamino elda elden elder eldiablo eldon eldorado eldridge eleanor eleanore
        electra electric electro electron elefant elefante elektra elektro element elementa elena elenka elenor elephan elephant eleven
        elfquest elfstone elgato elia elias elida elijah elinor elisa elisabet elisabeth elise eliseo elisha elissa elite eliza elizabet
        elizabeth elizaveta elizebeth eljefe elkins ella ellen ellie elliot elliott ellis ellison ellsworth elma elmer elmo elmore elnino
        elnora elodie elohim eloisa eloise elouise eloy elpaso elric elrond elroy elsa elsie elton eltoro elva elvia elvin elvira elvis
        elvisp elway elwood elyse elysium emachine emachines emanuel emanuele embalmer emerald emerson emery emil emile emili emilia
        emiliano emilie emilio emily emine eminem emma emmanuel emmett emmitt emory empire empires emyeuanh encore ender energize enfield
        enforcer engage engel engineer englan england engle enid enigma enkeli enoch enrico enrique enriqueta enriquez enter enterme
        enternow enterpri enterprise entropy envision epaulson epiphone episode epps epsilon epson epus epvjb equinox eragon eraser erasmo
        erasmus erasure erebus erection erfolg erhfbyf eric erica erich erick ericka erickson ericsson erik erika erin erlinda erma erna
        ernest ernestina ernestine ernesto ernie erotic erotica errol ervin erwin escalade escher escobar escorpio escort eskimo esmerald
        esmeralda espana esparza esperanz esperanza espinosa espinoza espresso esprit esquire essendon essie esteban estela estella estelle
        ester estes esther estrada estrell eternal eternity ethan ethel ethernet etnies etoile etower etta etvww eubanks euclid eugen
        eugene eugeni eugenia eugenio eula eulalia eunice euphoria eureka europa eusebio evan evanescence evangeli evangelina evangeline
        evangelion evans evely evelyn evenflow ever everest everett everette evergree everlast everques everquest everton everythi evets
        evette evgenia evgenii evgeniy evgeniya evgeny evgesha evie evil evildead evilone evolutio evonne ewelina ewing ewtosi ewyuza
        excalibe excalibu excalibur excell excellen excite exigen exigent exkp exodus exotic exploite explorer express extasy extensa
        extreme eyeball eyecandy eyphed ezekiel ezequiel ezra fabia fabian fabie fabien fabienn fabienne fabio fabiol fabiola fabolous
        fabregas fabric fabrice facefuck faceoff facesit facial faggot failsafe fairlane fairmont fairview fairway faisal faith fakepass
        falcon falcons fallen fallout falstaff famil famili familia family familyguy fanatic fandango fang fannie fanny fantasia fantasti
        fantasy fantom fantomas faraon farcry farhad farhan farida farley farmall farmboy farmer farr farrah farrell farris farscape
        farside fart farter fartface farting fartman fartripper fast fastback fastball fastcar fastcars faster fastfood fastlane fatass
        fatboy fatcat fatcock fatdog fathead fatim fatima fatjoe fatluvr fatman fatpussy fatty faulkner faustino fausto favorit favorite
        favre fawn faye fcbayern fchbg fcporto fduecn feanor fearless feather feathers federic federica federico fedorov fedorova feeder
        feedme feelgood feldman felecia felicia feliciano felicita felicitas feliks feline felip felipa felipe felisha felix felixx
        fellatio fellini fellowes felton femmes fencer fender fenerbahce feng feniks fenix fenris fenster fenway ferari ferdinan ferdinand
        fergie fergus ferguson fermat fermin fern fernand fernandez fernando ferrar ferrari ferreira ferrell ferret ferrets ferris fester
        festus fetish fettish feyenoord feynman fffff ffffff fffffff ffvdj fghtkm fgjrfkbgcbc fgntrf fgtkmcby fhctybq fhntv fhntvbq fhntvrf
        fhvfutljy fialka ficken fiction fiddle fiddler fidel fidelio fidelis fidelity fidget fields fiesta figaro fightclu fightclub
        fighter fighton figment figueroa filbert filibert filiberto filimon filipe filipp filippo filomena filter finalfan finalfantasy
        finch finder findme findout finger fink finley finn fire fireball firebird fireblad fireblade firedog firefigh firefighter firefly
        firefox firehawk fireman firenze firestar firestor firestorm firetruc firewall firework first fischer fish fishbone fishcake fisher
        fisherma fisherman fishes fishface fishfood fishhead fishin fishing fishnet fishon fishtank fishy fister fistfuck fisting fitch
        fitness fitter fitzgerald fitzpatrick fivestar fixit fkbyjxrf fkbyrf fkmnthyfnbdf fktrcfylh fktrcfylhf fktrcfylhjdbx fktrcfylhjdyf
        fktrctq fktyeirf fktyjxrf fktyrf flamengo flamer flames flamingo flanagan flange flanker flapjack flapper flash flasher flashman
        flathead flatline flatron flavio fleetwoo fleming fletch fletcher flexible flhtyfkby flicka flicks flintsto flipflop flipmode
        flipper flippy flipside flogger floppy flor flora flore florenc florence florencio florentino flores florian florid florida florin
        florine flossie flossy flounder flowe flower flowers floy floyd flubber fluff fluffy flvbybcnhfnjh flyaway flyboy flyer flyers
        flyfish flyguy flyhigh flynn fmale fnkfynblf focus foghorn fokker foley followme fomoco fontenot fonzie foobar foolio footbal
        football foothill footjob footlong footlove footman forall forbes forbidde force ford fordf fordman fordtruc foreman foreplay
        foreskin forest foreve forever forfun forgetit forgotte forklift forlife forme formula forrest forsaken fortuna fortune fortytwo
        forumwp foryou fossil foster fosters foucault fountain four fournier fowler foxbat foxcg foxfire foxglove foxhound foxtrot foxy
        foxylady fozzie fraggle framer fran franc franca frances francesc francesca francesco franci francine francis francisc francisca
        francisco franco frank frankfur franki frankie franklin franklyn franks franky franny fraser frazier frdfhbev freak freaks freaky
        freckles fred freda fredd fredderf freddie freddy frederi frederic frederick frederik fredi fredric fredrick free freebie freebird
        freedo freedom freee freefall freelanc freelove freeman freeme freenet freepass freeporn freeride freesex freestyl freetime
        freeuser freeway freewill frehley freida freiheit fremont frenchie frenchy fresca fresh fresno frey freya friday frieda friedman
        frien friend friends friendste friendster fright frigid frisbee frisco frisky fritter fritz frodo frog frogger froggie froggies
        froggy frogman frogs frolova fromage front frontera frontier frosch frost frosty fruitbat fruity frye fuaqz fubar fucing fuck
        fuckall fuckass fucke fucked fuckedup fuckem fucker fuckers fuckface fuckfest fuckhard fuckhead fuckher fuckhole fuckina fucking
        fuckinside fuckit fucklove fuckm fuckme fuckmeha fuckmehard fuckmenow fuckof fuckoff fuckshit fuckslut fuckthat fuckthis fucku
        fuckup fuckyeah fuckyo fuckyou fucmy fuente fuentes fugazi fujifilm fujitsu fuking fukkc fulcrum fulham fullback fuller fullmoon
        fullsail fulton fumanchu fungus funguy funhouse funk funky funny funnyman funsex funstuff funtik funtime funtimes furball fusion
        fussbal fussball futbol futura futurama future futyn fuzzball fuzzy fyabcf fyfcnfcbz fyfnjkbq fyfrjylf fylhjvtlf fylhtq fylhtqrf
        fynjif fynjirf fynjybyf fytxrf fyutkbyf fyutkjr fyutkjxtr fyyeirf fzappa gabber gabbie gabby gabrie gabriel gabriela gabriell
        gabriella gabrielle gadget gaell gaelle gaetano gaffer gagarin gagged gagger gagging gagnon gaijin gail gaines galactic galactus
        galadriel galahad galant galary galatasaray galaxie galaxy gale galen galena galeries galileo galina galindo gallaghe gallagher
        gallaries gallegos galloway galore galvan gambit gamble gambler gameboy gamecock gamecube gameon gameover gamer gamera gamers games
        gametime gamma gandal gandalf gandolf gandon ganesh ganesha gangbang gangbanged gangrel gangst gangsta gangstar gangster ganja
        ganjaman ganjubas gannibal ganster ganymede garand garci garcia garden gardenia gardner gareth garfiel garfield gargamel gargoyle
        garion garland garner garnet garret garrett garrison garry garten garter garth gary garza gasman gaston gatech gates gateway
        gateways gatit gatito gator gatorade gators gatsby gaucho gauntlet gavin gavrik gawker gayboy gaye gayla gayle gaylord gaymen
        gaysex gazelle gazza gbcmrf gbgbcmrf gbhfvblf gblfhfcs gbpacker gbpltw gbyudby gdtrfb gearhead gecko geezer gegcbr geheim gehrig
        geibcnbr geirby geisha gemin gemini gemma gemstone gena genaro gene general generic genesi genesis geneva geneviev genevieve geng
        genghis geniu genius genoveva gentry geoffrey geordie georg george georgette georgi georgia georgiana georgianna georgie georgina
        georgiy gerald geraldin geraldine geraldo gerard gerardo gerasim gerbil gerda gerhard geri germaine germany geronimo gerrard gerri
        gerrity gerry gertie gertrude geryfe gesperrt getalife getin getit getiton getlaid getlost getmein getmoney getnaked getoff getout
        getsdown getsmart getsome gfccdjhl gfcgjhn gfdkbr gfdkjdf gfgfvfvf gfgjxrf gfhfif gfhfljrc gfhjdjp gfhjkm gfhjkmgfhjkm gfhjkmm
        gfhjkmxbr gfhjkzytn gfhkfvtyn gfhnbpfy gfhreh gfif gfnhbjn gfnhbr gforce gfynthf ggggg gggggg ghandi ghbdtn ghbdtnbr ghbdtnbrb
        ghbdtndctv ghbdtnghbdtn ghbdtnrfrltkf ghbhjlf ghblehjr ghblehrb ghbrjk ghbrjkbcn ghbrjkmyj ghbynth ghbywtccf ghetto ghfdlf ghhh
        ghjcnbnenrf ghjcnj ghjcnjgfhjkm ghjcnjghjcnj ghjcnjnfr ghjcnjq ghjcnjrdfibyj ghjdthrf ghjgecr ghjkju ghjnjnbg ghjnjrjk ghjuhfvvf
        ghjvtntq ghost ghostdog ghostman ghostrid ghostrider ghtktcnm ghtpbltyn ghzybr giacomo gianluca gianni giant giants gibbon gibbons
        gibbs giblet gibson gibsonsg giddyup gideon gigabyte giggle giggles giggs gigolo gilbert gilberto gilda giles gilgames gill gilles
        gillespie gilliam gillian gillis gilmore gina ginge ginger ginny gino ginola ginscoot ginuwine giorgi giorgia giorgio giovann
        giovanni gipper gipson giraffe girdle girfriend girl girlie girlies girls girlss girlz girsl gisela giselle gitara gitler giulia
        giulio giuseppe giveitup giveme givens gixxer gizmo gizmodo gizmos gizzmo gjgeufq gjhjctyjr gjhjkm gjkbyf gjkbyjxrf gjyxbr gladiato
        gladiator gladston gladys glamour glamur glass gldmeo gleason glen glenda glendale glenn glenna glennwei glenwood glider glist
        glitter global globus glock gloria glotest glover gmoney gnaget gnasher gnatsum gnbxrf gnosis gnusmas goalie goarmy goat goatboy
        goats goaway gobears gobigred gobills goblin goblue gobrowns gobucks gobucs gocanes gocats gocubs godawgs godbless godboy goddess
        goddog godfathe godfather godfrey godisgood godislove godiva godlike godofwar godslove godsmack godspeed godwin godzilla goethe
        gofast goff gofish goforit gogators gogeta gogetit gogreen gohan gohawks goheels gohogs gohome goins goirish gojira goku golakers
        gold goldberg golde golden goldeney goldeneye goldfing goldfinger goldfish goldie goldman goldmine goldrush goldstar goldstein
        goldwing golf golfball golfclub golfer golfgti golfin golfing golfman golfnut golfpro golgo goliath gollum golova gomer gomes
        gomets gomez gonads gonavy gonefish gong gonoles gonzale gonzales gonzalez gonzalo gonzo goober goobers goochi good goodboy goodday
        gooddog goode goodfell goodfellas goodfood goodgirl goodguy goodhead goodie goodison goodlife goodluck goodman goodnews goodone
        goodrich goodsex goodstuf goodtime goodtimes goodtogo goodwin goodwood goodyear goofball goofy google gooner goonies goose gooseman
        gopack gopher gophers gordito gordo gordon gore gorgon gorilla gorillaz gorman goshen gosia goss gotcha goten gotenks goterps goth
        gotham gothic gotigers gotlove gotmilk gotohell gotribe gotyoass gould govols gowest grace gracie graciela grady graham graig
        gramma gramps granada grand grandad grandam grandpri grandprix granger granny grant granville grapeape grapes grasshop grassy
        gratis graves gravis gray grayson graywolf grease great greatone greatsex greddy greedisgood greedo green greenbay greenbud
        greenday greene greeneye greenman greens greentea greenwoo greenwood greeny greer greg gregg gregor gregoria gregorio gregory
        gremio gremlin gremlins grendel greta gretchen gretsch gretzky greyhoun greywolf griffey griffin griffins griffith griffon griffy
        grifter griggs grigio grils grimace grime grimes grimlock grimm grin grinch grinder gringo griselda grisha grizli grizzly gromit
        grommit groove groovy gross grouch groucho groupd grout grove grover groves growler grubber grubbs grumpy grunge grunt gryphon
        gspot gstring gsxr gtfullam gthcbr gtkmvtyb gtkmvtym gtnhjdbx gtnhjdf gtxtymrf guadalupe guai guan guang guardian guatemal gubber
        gucci guderian guerra guerrero guess guessit guesswho guidry guillaum guillerm guillermina guillermo guiness guinnes guinness guita
        guitar guitarra guitars gulliver gulmira gulnara gulnaz gumball gumbo gumby gundam gungho gunn gunnar gunner gunners gunsling
        gunsmoke gunter gussie gustafson gustav gustavo guster guthrie gutierrez guyute guyver guzman gwen gwendolyn gwju gymnast gymnastic
        gypsy gznybwf haas habana habibi hack hacked hacker hackers hackerz hackett hacking hackme hadley hadoken hadrian hagan hagen hager
        haggis haha hahah hahn haines hairball hairston hairy hakeem hakkinen hakr halcyon hale haley halflife halfmoon halfpint halibut
        halifax hall hallie hallo hallowee hambone hamburg hamburge hamilton hamish hamlet hamlin hamm hammarby hammer hammerhe hammers
        hammond hamper hampton hamradio hamster hancock handbag handball handcuff handyman haney hangman hank hankins hanna hannah hannes
        hannibal hannover hans hansen hansol hansolo hanson hanter hanuman hapkido happines happy happyboy happyday happydays happydog
        happyman happyme happyone happys harald harcore hard hardball hardcock hardcor hardcore harddick harden hardhat hardhead hardin
        harding hardon hardone hardrock hardtime hardwood hardwork hardy hargrove haribo harlan harland harle harlem harley harmon harold
        harper harpoon harpua harrell harrie harrier harriet harriett harriette harrington harris harrison harry harrypot harrypotter
        harrys hart hartley hartman harve harvest harvey harvick haskins hassan hastings hatch hatcher hateme hater haters hatfield
        hathaway hatteras hattie hattrick havana havefun hawaii hawaiian hawker hawkeye hawkeyes hawkins hawkmoon hawks hawkwind hawthorn
        hayabusa haydee hayden hayes hayley haynes hays haywood hazel hazelnut hazmat hbxfhl hcleeb headcase headless headshot healy heart
        hearts heater heath heathe heather heathers heathrow heaven heavyd hebert hecate heckfy hecnfv hector hedgehog hedrick heeled heidi
        heineken heinlein hejsan helen helena helene helga helicopt helios helium hell hellas hellbent hellboy hellcat hellen heller
        hellfire hellion hellno hello hellohel hellokit hellokitty hellome hellomoto helloo hellos hellothe hellothere hellou hellow
        helloworld helloyou hellrais hellraiser hellsing hellspawn hellya hellyeah helmet helms helmut helpdesk helper helpme helton hemi
        hemicuda hemlock henderso henderson hendricks hendrickson hendrix heng henley henrietta henrik henry hensley henson hentai henti
        herb herbert herbie hercule hercules heretic herewego heriberto herlinda herman hermes herminia hermione hermit hermos hermosa
        hernande hernandez herons herrera herring herron herschel hershel hershey herson hesoyam hess hester hetfield hewitt hewlett
        heybaby heynow heythere heyyou hfgcjlbz hfjdk hfleuf hfljcnm hfytnrb hhhhh hhhhhh hhhhhhh hibernia hickey hickman hickory hicks
        hidden higgins highball highbury highheel highland highlander highlife hightower hihje hikaru hiking hilario hilary hilda hildegard
        hilfiger hill hillary hillbill hilliard hillside hilltop hilton himera himmel hinata hines hinkle hinson hinton hiphop hipolito
        hippie hippo hippos hiram hiroshi hisashi history hitachi hitech hithere hitler hitman hitomi hiziad hjccbz hjlbyf hjvfirf hjvfyjdf
        hlgqo hobbes hobbit hobbs hobert hobiecat hocke hockey hoddle hodge hodges hoffman hogan hogtied hogue hogwarts hokies hola
        holbrook holcomb holdem holden holder holein holeinon holger holiday holla holland holley holli holliday hollie hollingsworth
        hollis holloway holly hollydog hollywoo holman holmes holt holycow holymoly holyshit hombre home homebase homeboy homebrew homely
        homemade homepage homer homerj homers homersim homerun homies hommer honda hondacbr hondacivic hondacrx hondas hondo honey honeyb
        honeybee honeybun honeydew honeypot honeys hong hongkong honolulu hooch hoochie hood hookem hooker hookers hooks hookup hooligan
        hooper hoopla hoops hoopstar hoopster hoosier hoosiers hooter hooters hootie hoover hooyah hopeful hopefull hopkig hopkins hopper
        hoppy horace horacio horatio hores horizon horn horndog horne horner hornet hornets horney hornie horny hornyboy hornyguy hornyman
        hornyone horse horseman horsemen horses horsesho horsey hortencia hortense horton horus hosea hosehead hoseman hoser hoskins hotass
        hotbabe hotbabes hotbox hotboy hotboys hotchick hotcock hotdamn hotdog hotdogs hotel hotgirl hotgirls hotguy hotlegs hotlips
        hotmama hotman hotmom hotone hotpants hotpussy hotrats hotred hotrod hotsauce hotsex hotshit hotshot hotspot hotspur hotstuff hott
        hottie hotties hottub hotty hotwheel hotwife houdini hounddog hounds house houser housewife housewifes houston hover howard howdy
        howe howell howler hoyt hrdnw hrfzlz hrvatska htubcnhfwbz htubyf huai hubbard huber hubert hudson huerta huey huff huffman hufmqw
        hugecock hugetits hugger huggins hugh hughes hugo hugoboss hulkster hull humberto humbug hummer humper humphrey humpty hung hunt
        hunte hunter hunting hurd hurley hurrican hurst hurtme husker huskers huskies husky hustler hutchins hutchinson hutchison hxboqg
        hyde hydro hyman hyperion hyundai hzze iamcool iamgay iamgod iamtheone iawgk ibanez ibarra ibill ibilljpf ibilltes ibragim icarus
        iceberg icecold icecream icecube icehouse iceman icetea ichabod ichbins ichiro iddqd iddqdidkfa idefix idella idiom idontcare
        idontkno idontknow idunno iforget iforgot ignacio ignatius igor igorek iguana ihateu ihateyou iiiii iiiiii iiyama ijrjkfl ijrjkflrf
        ikarus ikilz iklo ilaria ileana ilene ilikeit ilikepie ilikesex illini illmatic illumina illusion ilove iloveamy ilovegod iloveher
        ilovehim iloveit ilovejen ilovekim iloveme ilovemom ilovemyself ilovepor iloveporn ilovepussy ilovesex iloveu iloveyo iloveyou
        iluvporn iluvsex ilya imation imback imcool imelda imhorny imhotep imissyou immortal imogen imogene impala impalass imperator
        imperium implants impreza imtheman imzadi incest inches incognito incubus indahous indain independ india indiana indianali indians
        indica indiglo indigo indon indy indycar ines inessa inez inferno infinit infiniti infinity inflames informat inge ingram ingrid
        inkjet inlove inman insane insert insertion insertions inside insider insomnia inspecto inspiron install insuranc integra intel
        intell interacial intercourse interex internat interne internet intheass intj intranet intrepid intruder inuyasha invader invalidp
        invictus invis iola iomega iona ione iphone ipswich iqzzt irakli ireland irene irina irinka iris irish irisha irishka irishman
        iriska irland irma ironhead ironhors ironmaid ironmaiden ironman ironpony irontree irvin irving irwin isaac isabe isabel isabell
        isabella isabelle isacs isaiah isaias iscool iseedeadpeople isgreat ishikawa ishmael ishot ishtar isiah isidro iskander island
        islander ismael ismail israe israel isreal issac issue istanbul istheman itachi italia italiano italy itisme itsme itstime itworks
        ivan ivanhoe ivanov ivanova iverson ivette ivey ivonne ivory iwanna iwantin iwantsex iwantu iwantyou izabella izzicam jabba jabber
        jabroni jachin jacinto jack jackal jackass jackdani jackdog jackel jacker jackie jacklyn jacko jackoff jackpot jackso jackson jacky
        jaclyn jacob jacobs jacobson jacque jacqueli jacquelin jacqueline jacquelyn jacques jacquline jadakiss jade jadzia jagger jagr
        jaguar jaguars jailbait jailbird jaime jaimie jakarta jake jakedog jakers jakester jamaal jamaica jamal jamar jambo jame jamel
        james jamesb jamesbon jamesbond jamesc jamesd jameson jamesr jamess jamest jamey jami jamie jamielee jamies jamison jammer jammin
        jana jane janeen janel janell janelle janet janette janeway janice janie janina janine janis janna jannette jannie januar january
        janus japan japanees japanes jaqueline jaramillo jared jarhead jarod jarred jarrett jarrod jarvis jasmin jasmine jason jasonb
        jasons jaspe jasper java javaman javelin javie javier jaybee jaybird jaycee jaydee jayden jayhawk jayhawks jayman jayme jayne
        jayson jazzbo jazzer jazzman jazzy jbond jdeere jeadmi jean jeana jeane jeanetta jeanette jeanie jeanine jeanluc jeanna jeanne
        jeannette jeannie jeannine jedi jediknig jediknight jedimast jedlz jeep jeepcj jeeper jeepers jeepman jeepster jeeves jeff jefferey
        jeffers jefferso jefferson jeffery jeffrey jeffries jeffro jeffry jehovah jelena jello jelly jellybea jellybean jellyfis jemoeder
        jena jenelle jenifer jeniffer jenkins jenn jenna jennaj jenni jennie jennife jennifer jennings jenny jennyff jennys jenova jensen
        jerald jeramy jere jerem jeremiah jeremy jeri jericho jerico jerkoff jermaine jeroen jerold jerome jeromy jeronimo jerrell jerri
        jerrod jerrold jerry jerryg jerrylee jerrys jesica jesper jess jesse jessic jessica jessie jester jesucrist jesus jesusc
        jesuschrist jesusis jesuss jetaime jetbalance jeter jethro jets jetset jetski jetson jewboy jewel jewell jewels jezebel jhhu jiang
        jiao jigga jiggaman jigger jiggle jiggy jigsaw jill jillian jimbeam jimbo jimbob jimbos jimenez jimmie jimmy jimmyb jimmyd jimmys
        jing jingle jingles jiong jiujitsu jjjjj jjjjjj jjjjjjj jkdjp jkmuf jktxrf jktymrf jlaudio jledfyxbr jmoney joan joanie joann
        joanna joanne joaquin jobber jocelyn jochen jocker jockey jodeci jodi jodie jody joeblow joebob joeboy joecool joel joelle joellen
        joemama joesph joey johann johanna johannes john johnathan johnathon johnboy johncena johndeer johndeere johndoe johngalt johnie
        johnmish johnn johnna johnnie johnny johnpaul johns johnso johnson johnston joiner jojo joker jokers jolene jomama jonah jonas
        jonatha jonathan jonathon jonboy jones joness jonesy joni jonnie jonny joonas jorda jordan jordans jordon jordyn jorge jorgensen
        joschi jose josef josefa josefina joselui joseluis josep joseph josephin josephina josephine josette josh joshu joshua josiah josie
        jospeh josue joung jovita joyce joycelyn joyful joyner joyride joystick jrcfyf jsbach juan juana juancarlo juanita juanito juarez
        jubilee jude judi judith judson judy juergen juggalo juggernaut juggle juggs jughead juice juicer juicy jujitsu jules juli julia
        julian juliana julianna julianne julie julien julies juliet juliette julio julius july jumanji jumble jumbo jumper jumpman june
        juneau junebug junfan jung jungle juninho junio junior juniper junkie junkmail junkyard jupiter jurassic just justdoit juster justi
        justice justin justina justinbieber justine justme justyna juventu juventus kaboom kabuki kacper kadett kahlua kahuna kailey kailua
        kaiser kaitlin kaitlyn kaizen kajak kakadu kakarot kakaroto kakashi kakashka kakka kaktus kalani kalina kalinka kalle kamasutr
        kamasutra kamehame kamehameha kami kamikadze kamikaze kamil kamila kamilla kamran kanada kane kaneda kangaroo kannan kansas kaplan
        kappa kapusta kara karachi karaganda karamba karamel karamelka karaoke karapuz karate kardon kareem karen karens kari karin karina
        karissa kariya karl karla karlos karma karol karolina karolyn karon karpov karrie karups karyn kasey kashmir kasia kaskad kasparov
        kasper kassandra kasumi katana katarina kate katelyn katenok katerina katerinka katharin katharine katherine katheryn kathi kathie
        kathleen kathrine kathryn kathy katie katies katina katja katrin katrina katten katusha katy katya katz katze katzen kauffman
        kaufman kaulitz kavkaz kawaii kawasaki kayak kayaking kaye kayla kazanova kazantip kazbek kban kbcbxrf kbctyjr kbytqrf kcchiefs
        kearney keebler keely keen keenan keene keeper keepout keines keisha keith kekc keksa keller kelley kelli kellie kelly kellyb
        kellys kelsey kelvin kemp kendall kender kendra kendrick keneth keng kennedy kennet kenneth kenney kennith kennwort kenny kenobi
        kenshin kent kenton kenwood kenworth kenya kenzie keri kermit kern kernel kerns kerouac kerr kerri kerrie kerry kesha keshia
        kessler kestrel keven kevin kevins kevlar keyboard keys keystone keywest kfcnjxrf kfgekz kfgjxrf kfhbcf kfvgjxrf kfylsi kgwai
        khaled khalid khan khorne kickass kicker kickflip kickit kickme kicksass kidd kidrock kids kieran kieth kikimora kilgore killa
        killah killall killbill kille killemall killer killers killians killie killjoy killme killroy killyou killzone kilroy kimball
        kimber kimberle kimberlee kimberley kimberly kimchee kimchi kimmie kimmy kincaid kindbud king kingair kinger kingfish kingkong
        kingme kingpin kingrich kings kingsize kingston kingsx kingtut kinky kinney kipling kipper kira kirby kirill kirk kirkland
        kirkpatrick kirsten kirsty kisha kismet kissarmy kissass kisses kisska kissme kissmyas kissmyass kissss kitana kiteboy kitkat kitte
        kitten kittens kitties kitty kittycat kittykat kittys kiwi kjgfnf kjifhf kjiflm kjkszpj kjrjvjnbd kkkkk klaatu klaste klaster
        klaudia klausi kleenex klein klem kleopatra klimenko kline klingon klizma klondike klootzak klopik klyn kmfdm knapp knarf
        knickerless knickers knicks knight knights knocker knockers knopka knowledg knowles knox knuckles knulla koala kobe koch kocham
        kochamcie kochanie kodaira kodak kodiak koetsu koffie kojak kokakola kokomo kolbasa koleso kolibri kolobok kolokol kolya kolyan
        kombat komodo komputer kondor konfetka kongen konstantin kontakt kontol konyor kookie kool koolaid koolio kordell korey korn
        koroleva korona korova kory koshechka koshka kosmos kosova kostas kostik kostya kotaku kotenok koufax kovalenko kozerog kozlov
        kozlova kpot kraft kraig kraken kramer krasnodar krasota krasotka kratos krause kremlin kris krishna krista kristal kriste kristen
        kristi kristie kristin kristina kristine kristinka kristjan kristofer kristopher kristy krokodil krolik kronos kroshka krueger
        krusty krypto krypton krystal krystle kryten ksenia kseniya ksusha kswbdu kthjxrf ktjybl ktxrf ktyjxrf ktymrf kuai kuan kuang
        kubrick kugm kuhn kukolka kukuruza kukushka kuleshov kume kumquat kungfu kurosaki kurt kurtis kurtz kusanagi kyla kyle kylie kyong
        kyra kyung labatt labatts labia labrador labrat labtec lacey lackey lacoste lacrimosa lacrosse lacy laddie ladles ladner ladonna
        ladybird ladyboy ladybug ladydog ladygaga ladyluck laetitia lager lagnaf laguna lagwagon laird lakeisha lakeland laker lakers
        lakesha lakeshia lakeside lakewood lakings lakisha lakiss lakota lakshmi lalakers lalal lalaland lamar lamb lambada lambchop lambda
        lambert lamborghini lament lamer lamesa lamont lampard lana lancaste lancaster lance lancelot lancer lancers lancia landers landon
        landrove landrover landry landscap lane lang lange langford langley langston lanier lanman lanny lansing lantern lapdance lapochka
        laptop laquita lara laracrof laracroft laredo larinso larisa larissa larkin larry larryb larrys larsen larson larsson laser
        laserjet lasers lashanda lashawn lashonda lassie lastochka lasttime lasvega lasvegas latanya latasha latex latham latinas latino
        latisha latonia latonya latosha latoya latrice latricia laura lauras laureen laurel lauren laurence laurent lauretta lauri laurie
        lavalamp lavern laverne lavina lavon lavonne lawanda lawdog lawerence lawman lawrence lawson laxman lazaro lazarus lazer lback
        lbfyjxrf lbhtrnjh lbtest lbvekz lbvjxrf lbyfvj leach leafs leah leahcim leal leandro leann leanna leanne learjet leather leatrice
        leavemealone lebedeva leblanc lebowski lebron ledbetter ledford ledzep ledzeppelin leeann leeds leedsutd leeloo leeroy left lefty
        legacy legend legenda legion leglover legman legoland legolas legos legsex lehjxrf lehman leiceste leif leigh leila leilani leinad
        leisa lekker lela leland lelia lemans lemmein lemming lemmings lemon lemonade lemond lemuel lena lenard leng lennon lenny leno
        lenochka lenora lenore lenovo lenusik leola leon leona leonard leonardo leone leonel leonid leonidas leonor leonora leopard leopold
        leopoldo leora leota lepton lerochka leroy lesa lesbain lesbean lesbens lesbian lesbians lesbo lesbos lesley leslie lespaul lessie
        lestat lester leta letha leticia letitbe letitia letitrid letme letmei letmein letmeinn letmeinnow letmesee letsdoit letsfuck
        letsgo letsplay lettie levani level lever levi leviatha levine levy lewis lexicon lexingky lexingto lexmark lexus lfhbyf lfiekz
        lfitymrf lfybbk lfybkf lfybkrf lhepmz lhfrjy lian liang liao libby libero liberta libertad liberte liberty libido libra lick lickem
        licker lickher licking lickit lickme licorice lida lidia lietuva life lifehack lifeisgood lifesuck lifesucks lifter light lighter
        lighthou lightnin lightning lights lightsab likeit lila lilbit lilia lilian liliana liliya lilkim lillian lillie lilly lilman
        lilred lilwayne lily limabean limaperu limewire limpbizk limpbizkit limpone limpopo lina lincoln linda lindaa lindas lindros
        lindsay lindsey lindy lineage lineman link linkin linnea linnie lino linus linwood lion lionel lioness lionhear lionheart lionking
        lions lipton liquid lisa lisboa lise lisenok lisette lissette liteon lithium litle little littlebi littlee littlema littleman
        littleon livelife liverpoo liverpool liverune livewire livingston liza lizabeth lizard lizaveta lizette lizzard lizzie lizzy ljrnjh
        ljxtymrf llama lllll lloyd lmwd loader lobito lobo lobster lochness lockdown locke locked lockerroom lockett lockhart lockout
        lockwood loco locoman locust locutus logan logger logistic logitech loglatin lois loislane loki lokomotiv lola lolipop lolit lolita
        lolitas lollipop lollo lollol lollone lolly lollypop lolol lololol loloxx lolwut lona londo london lonely lonesome lonestar
        lonewolf long longbeac longbow longcut longdick longdong longhair longhorn longhorns longjohn longlegs longone longoria longshot
        longwood lonnie lonny lonsdale lookatme looker lookout lookup looser lopas lopata lopez lora loraine loredana loren lorena lorene
        lorenza lorenzo loretta lori lorie lorien lorine lorna lorraine lorri lorrie losangel losangeles loser losers lost lostone lostsoul
        lothar lott lottie lotus louann loudog louella louie louis louisa louise loulo lourdes love lovebird loveboat lovebug lovecraf
        lovefeet lovegirl lovegod lovegun lovehate loveis loveit lovel lovelife lovell lovely lovem loveme loveporn lovepussy lover
        loverboy loverman lovers lovesex lovesexy lovesme lovestory lovetits lovett loveu loveya loveyo loveyou lovie lowdown lowe lowell
        lowery lowrider lowry loyd loyola lozano lsutiger ltdjxrf lthgfhjkm lthtdj ltkmaby ltybcrf ltymub luan luann luanne luca lucas
        lucent lucero lucia lucian luciano lucie lucien lucifer lucila lucile lucille lucinda lucio lucius luckie lucky luckyboy luckydog
        luckyman luckyme luckyone luckys lucretia lucy lucydog ludacris ludmila luebri luella luft lugano lugnut lugo luigi luis luisa
        luisito luke lula lulu lumber lumina lumpy luna lunchbox lund lundy luojianhua lupe lura luscious lust lustful lusty luther lutz
        luvbug luvfur luzern lvbkf lvbnhbq lydia lyle lyles lyman lynch lynda lyndon lyndsey lynette lynn lynne lynnette lynwood lyon lyons
        lyudmila lzbs mabel mable macaco macarena macaroni macbeth macdaddy macdonald macduff macgyver machine machoman macias maciek
        macintos macintosh mack mackenzi mackey macman macros macross madagaskar madala madball madcat madcow madden maddie maddison maddog
        maddox maddy madeira madeleine madeline madelyn madge madhouse madina madiso madison madman madmax madness madoka madona madonn
        madonna madrid madzia maestro mafia magadan maganda magazin magda magdalena magdalene magee magelan magellan magenta maggi maggie
        maggiema maggot maggy magic magica magician magick magicman magics magister magnavox magnet magneto magnolia magnum magnus magoo
        magpie magpies magyar mahal mahalkit mahalkita mahalko mahalo mahesh mahoney maiden mailcreated mailman mailru mailto maine mainman
        maison majere majestic major majorie makaka makarov makarova makaveli makayla makeitso makeksa makelove makemone makemoney makita
        makoto maksik maksim maksimka maksimus malachi malaga malaika malaka malakas malamute malcolm malcom maldini maldonado malibog
        malibu malice malik malina malinda malinka malish malishka malissa mallard mallorca mallory mallrats malone maloney mama mamabear
        mamacita mamamia maman mamapapa mamas mamasita mambo mamedov mamie mamit mamita mammamia mammoth mamo mamochka mamont mamuka
        mamulya manager manana manatee manchest mancheste manchester mancity mandarin manders mandi mandingo mandolin mandrake mandy
        manfred mang mango mangos manhatta mania maniac maniak manish manisha manitou mankind manley mann mannheim mannie manning mannn
        manny manolo manowar mansfield manson mansur manta mantis mantle mantra manu manual manuals manue manuel manuela manunite manunited
        manutd manwhore manzana mapet maplelea mara maradona marajade maranda marat marathon marauder marbella marbles marc marcel marcela
        marcelina marcelino marcella marcelle marcello marcellus marcelo march marci marcia marcie marcin marcio marcius marco marcopol
        marcopolo marcos marcum marcus marcy marduk margaret margarette margarit margarita margarito margaux marge margery margie margo
        margosha margot margret marguerite mari maria mariachi mariah mariam marian mariana mariann marianna marianne mariano marias maribe
        maribel maricela maricon marie marietta marigold marijuan marijuana marika marilee marillio marilyn marilynn marimba marin marina
        marine mariner mariners marines marinka marino mario marion marios maripos mariposa marisa marisela marishka mariso marisol marissa
        marita maritza marius mariya marjan marjorie marjory mark marker marketin markie markiz markiza markos marks markus marky marla
        marlboro marlena marlene marley marlin marlins marlon marlyn marlys marma marmelad marmite marmot marnie maroon marquerite marquez
        marquis marquita marrero marseill marseille marsel marsh marsha marshall marsik marta martha martian martin martina martinez
        martini marty martyn marusia marusya marva marvin mary maryann maryanne marybeth maryellen maryjane marykay marylin marylou
        masahiro masaki masamune maserati mash masha mashina mashka mason masons massey massive maste master masterbaiting masterbate
        masterbating masterca masterch masterkey masterlo mastermi mastermind masterp masters mastiff masturbation masyanya mata matador
        matahari matchbox matematika mateusz mathew mathews mathis matilda matilde matisse matman matri matrix matros matt matteo matthe
        matthew matthews matthias mattie mattingl mattman matty mature matvei matvey maud maude maudie maura maureen maurer maurice maurici
        mauricio maurine maurizio mauro maurolarastefy mauser maveric maverick mavericks maverik mavis mavrick maxdog maxell maxfli maxi
        maxie maxim maxima maximal maxime maximilian maximka maximo maximus maxine maxman maxpayne maxpower maxtor maxwel maxwell maxx
        maxxxx maya maybelle mayday mayer mayes mayfair mayfield mayhem mayme maynard mayo mayra mays mazafaka mazda mazdarx mazinger
        mcallister mcbride mccabe mccain mccall mccann mccarthy mccarty mccauley mcclain mcclellan mcclendon mcclure mccollum mcconnell
        mccord mccormick mccoy mccracken mccray mccullough mcdaniel mcdermott mcdonald mcdonalds mcdonough mcdowell mcelroy mcfadden
        mcfarland mcgee mcghee mcgill mcginnis mcgowan mcgrath mcgraw mcguire mcgwire mcintosh mcintyre mckay mckee mckenna mckenzie
        mckinley mckinney mcknight mclaren mclaughlin mclean mcleod mcmahon mcmanus mcmillan mcmullen mcnair mcnamara mcneal mcneil mcneill
        mcpherson mcqueen mcrae mcwilliams mdogg mead meade meadow meadows meagan meaghan meandyou meatball meathead meatloaf meatman
        mechanic mechta medeiros medic medicina medina medion medusa medved meeks megabyte megadeth megafon megaman megamanx megan megane
        megapass megatron meggie meghan mehmet meister mejia melanie melba melbourn melendez melina melinda melisa meliss melissa melkor
        mellisa mellissa mellon mellons mellow melnik melodie melody melon melons melrose melton melva melvin melvina member memento
        memnoch memorex memphis memyself menace mendez mendoza meng mensch menthol mentor mentos meonly meowmeow meowmix mephisto mercado
        mercede mercedes mercer mercur mercury meredith merhaba meridian merkin merkur merle merli merlin merlot mermaid merrill merritt
        merry mersedes mervin messer messi messiah metal metalgear metalica metall metallic metallica metalman metcalf methodman methos
        metoo metro metroid metropol metros mets mettss metz mewtwo mexic mexicano mexico meyer meyers meza mgoblue miami miamo miamor mian
        miao miata micaela micah michae michael michaela michaelc michaeld michaelj michal michale michaud micheal michel michele michelin
        michell michelle michi michigan mick micke mickey mickeymouse micky micro microlab micron microphone micros microsof microsoft
        middleton midget midian midnigh midnight midnite midori midway mierd mierda mifune migdalia mighty migue miguel mihaela mihail
        mikado mikael mikayla mike mikel mikey mikeys mikkel milagros milamber milan milana milano milashka mildred milen milena milenium
        miles milesd milfnew milford milhouse milkbone milkman milkyway millard mille milleniu millenium millenni miller millerli millers
        milli millicent millie milligan million mills millwall milo milton milwauke mimi mimosa mims mina minako mindy mine minecraft miner
        minerva mingus minh minidisc minime minimoni minion minnesot minni minnie minnow minor minotaur minou miquel mirage miramar miranda
        mireya miria miriam mirna mironova miroslav misato mischa mischief misfit misfits misha mishka misiaczek misiek missie mission
        mississi misskitt missy mister misti mistral mistress misty mitch mitchel mitchell mitsubis mitten mittens mittie mitzi mixail
        mizuno mizzou mjolnir mjordan mmmmm mmouse mnbvcxz mobbdeep mobil mobius mobley mobydick mocha modano modelsne modem modena modesto
        modles mogwai mohamed mohammad mohammed mohawk moises mojave mojo mojojojo moleman molina mollie molly mollydog mollys moloko
        molotok molotov molson momdad mommie mommy momoney momsanaladventure momsuck mona monaco monalisa monarch monaro monday mondeo
        mondo mone money moneybag moneymaker moneyman moneys moneyy mongo mongoose monic monica monies monika monique monitor monke monkee
        monker monkey monkeybo monkeyboy monkeyma monkeyman monkeys monolith monopoly monroe monsoon monste monster monstr montag montagne
        montan montana montano montauk monte montecar montecarlo montego monterey montes montess montgom montgomery montoya montreal
        montrose monty moochie moocow moody moogle mookie moomoo moon moonbeam moondog mooner mooney moonie moonligh moonlight moonman
        moonpie moonshin moonshine moonstar moore moose moosehea mooseman mooses moosey mopar mora morales moran mordor moremone moren
        morena moreno morga morgan morgana morgen morgoth morin moritz morkovka morlii moroni morozov morozova morpheus morrigan morris
        morrison morrisse morrow morrowind morse morten mortgage morticia mortimer mortis morton moscow mosdef mose moseley moser moses
        moshe moskva mosley moss mostwanted motdepasse mothe mother motherfu motherlode mothra moto motocros motocross motorcyc motorola
        motown mouche mounta mountain mouse mousepad mouser mouses mousey moveon mowerman mowgli moyer mozart mozelle mozilla mozzer mpegs
        mpower mrbill mrbrown mrbrownx mrbrownxx mrclean mrhappy mrpink mtndew muaddib muaythai mudar mudder mudvayne mueller muenchen
        mufasa muffdive muffi muffie muffin muffy muggsy mugsy mugwump muhtar mujeres mulberry mulder mullen muller mullet mullins
        multiplelo multisyn multisync mumbles munch muncher munchie munchkin muniz munkey munoz muppet muppets murat murdock muriel murillo
        murph murphy murray murzik murzilka musashi muschi muscle muscles mushroom music musica musicman muskie muskrat mustafa mustan
        mustang mustangg mustangs mustard mustdie mutabor mutant mutley mutter muttley mutton myangel myass mybaby mybitch myboys mybuddy
        mycock mydick myers myfamily myfriend mygirl mygirls myhome myhouse mykids mylene myles mylife mylord mylove mymoney mymother
        mymusic myname mynameis mynewpas mypass mypasswo mypassword myporn mypussy myra myriam myrna myron myrtis myrtle mysecret myshit
        myspace mysterio mystic mystuff myszka mythos mytime mywife myworld myxworld mzepab nabeel nacho nachos naciona nacked nadeau
        nadegda nadejda nadezhda nadia nadin nadine nafets nagrom nailer naked nakia nalgas namaste nance nanci nancy nanette nang nannette
        nannie nanook naomi napalm napass napier napoleon napoli napster naresh nariman narnia narut naruto nascar nasdaq nash nashvill
        nastena nastenka nastia nastja nasty nastya nastyboy nataha natali natalia natalie nataliya natalka nataly natas natascha natash
        natasha natashka natchez natedog natedogg natha nathalie nathan nathanael nathanial nathanie nathaniel natividad natusik naught
        naughty nautica nautilus navajo navarro naveen navigato navigator navyseal nazareth nazgul nbnfybr nbuhtyjr nbvcxw nbvjatq nbvjif
        nbvjirf ndeyl ndirish neal nebraska nebula necron nederland nedra needforspeed needit neely neff negras negrit neil nelda nell
        nellie nelly nelso nelson nemesi nemesis nemisis nemrac nena neng neogeo neon neptun neptune nereida nermal nessie nestle nestor
        netscape nettie netware network netzwerk neuken neuron neutron neva nevada never neveragain nevermin nevermind nevermor nevermore
        nevets neville newage newark newbie newcastl newday newell newfie newguy newjob newlife newman newmoon newness newone neworder
        newpass newport newports newproject newsome newstart newstyle newton newuser newworld newyear newyor newyork nextel nexus nfbcbz
        nfhfrfy nfnmzyf nfvfhf nfvthkfy nfytxrf nfyufh ngucz nguyen nhfrnjh niang niao nibbles niceass niceday niceguy niceone nicetits
        nichola nicholas nichole nichols nicholson nick nickel nicki nickle nickolas nicky nico nicola nicolas nicole nielsen nietzsch
        nieves nigel nigga niggas niggaz nigger niggers night nighthaw nighthawk nightmar nightowl nightwin nightwish nihongo nike niki
        nikit nikita nikitin nikitina nikitka nikitos nikki nikkie nikko niklas nikola nikolaev nikolaeva nikolai nikolaus nikolay nikon
        nikusha nila nilda nimbus nimda nimitz nimrod nina nineball nineinch niners ning ninguna ninja ninjas nintendo nipper nipple
        nipples nippon nirvan nirvana nissan nita nitram nitro nitrous nitrox nittany niunia nixon njdevils njkcnsq njnets njqcw nkey
        nnagqx nnnnn noah noble nochance nocturne nodoubt nodrog noel noelle noemi nofear nogard noggin nogood nohack nokia nokian nokias
        nokids nola nolan noles nolimit nolimits nolove nomad nomads nomar nomercy nomore nona noname nong nonmembe nonrev nonstop noodle
        noodles nookie nopass nopassword nora norbert norberto noreen norma norman normand normandy norris nortel north northsta norton
        norwich norwood nosaj nosferat nosferatu noshit nostromo notagain note notebook nothing notnow notoriou notredam notredame notused
        nounours nova novak novartis novell novella novembe novifarm novikov novikova noway npyxr nthvbyfnjh ntktajy ntktdbpjh nuan nubian
        nude nudes nudist nudity nugget nuggets numark number numbers numbnuts numlock nunez nunzio nurbek nurlan nurse nutella nutmeg
        nutsack nuttertools nvidia nxjmt nydia nygiants nyjets nyknicks nylon nylons nymets nympho nyyankee oakes oakland oakley oaktree
        oakwood oasis oatmeal obelisk obelix oberon obiwan oblivion obrien obsidian ocarina ocean oceans ocelot ochoa oconnell oconnor
        octagon octavia octavian octavio october octopus octopuss oddjob odell odense odessa odin odis odom odonnell odysseus odyssey
        oedipus oemdlg ofelia offroad offsprin ohara ohbaby ohiostat ohiostate ohmygod ohshit ohyeah oicu oilers oilman okidoki oklick
        okmijn oksana oktober olamide olddog oldfart oldman oldnavy oldone olds oldschool oldsmobi olechka oleg olemiss olen olenka olesya
        oleta olga olin olive oliveoil oliver olivetti olivi olivia olivier ollie olorin olsen olson olympus omanko omar omega omegared
        omegas omer omerta omicron omsairam onclick oneal oneeye oneil oneill onelove oneman onepiece oneshot onetime oneton onetwo oneway
        onfire onion onions onkelz online only onlyme onlyone ooooo opal open opendoor openit openme opennow opensesa opensesame openup
        operatio operator ophelia opiate opolo optima optimist optimus optiplex opus oracle oralia oralsex orang orange oranges orchard
        orchid ordie oren oreo orgasm orgasms orgy orient oriflame origami oriole orioles orion orions orkiox orland orlando orlova ornw
        orozco orpheus ortega ortiz orval orville orwell osama osborn osborne oscar oscars osiris osprey osvaldo oswaldo otero otha othello
        otis otter otters otto outback outkast outlaw outlaws outlawz outsider ovation overkill overlord overton owen owens ownage ownsu
        ownu ownzyou oxford oyster ozlq ozzie ozzman ozzy pablito pablo pace pacers pacheco pacific pacifica pacino packard packer packers
        packman packrat pacman paco paddle paddy padgett padilla padres pagan paganini page pahc paige pain painkiller paintbal paintball
        painter paisley pajaro pajero pakista pakistan palacios paladin paleale pallas pallino pallmall palmer palmetto palmtree paloalto
        palom paloma pamala pamel pamela pampers panacea panache panama panasoni panasonic pancake panchito pancho panda pandas pandora
        pang panhead pankaj panocha panorama pansy panter pantera panther panthers pantie panties panty pantyhos pantyhose panzer paolo
        papabear papamama papaya paper paperboy papercli papercut paperino papero papichul papillon papit papito pappy paprika parabola
        paradigm paradise paradox paradoxx paragon parallax paramedi paramedic paramore parham paris parker parkour parks parlament parol
        parola paroli paroll parolparol parrish parrot parsifal parsons partizan party pasadena pascal paska pasport pasquale pass passat
        passcode passe passer passfan passfind passion passions passmast passmaster passme passord passport passss passthie passw passwd
        passwerd passwo passwor password passwords passwort pasword patata patate patch patches patchy pate patel pathfind pathfinder patit
        patric patrica patrice patrici patricia patricio patrick patrik patriot patriots patrizia patrycja patryk patsy pattaya patter
        patterso patterson patti pattie patton patty paul paula paulchen paulette paulie paulina pauline pavel pavement pavilion pavlik
        pavlov pavlova payday payne paypal payton pdiddy pdjvl pdtplf peace peaceout peaces peach peache peaches peachy peacock peanu
        peanut peanuts pearce pearl pearlie pearline pearljam pearls pearson peartree peavey pebble pebbles peck pecker peddler pedigree
        pedro pedros peekaboo peeker peeper peepers peewee pegaso pegasus peggie peggy pegleg pelican pelikan pelletier peluche pena pencil
        pendejo pendrago pendragon penelope penetrating penetration penfold peng penguin penguins penis peniss penn pennie pennington
        pennst pennstat pennstate penny pennys pennywis pennywise pentax penthous pentium people peoples peoria pepino pepit pepita pepito
        peppe pepper pepsi pepsicol pepsicola pepsimax pepsione pepsis percy perdue peregrin perez perfect perfecto pericles perico perils
        perkele perkins perla pernille perro perros perry pershing persik persona pertinant pervasive pervert pescator pete peter peterbil
        peterbilt peterj peternorth peterose peterpan peters petersen peterson petite petra petrov petrova petrovich petrus petter pettit
        petty petunia peugeot pfchfytw pfkegf pfloyd pflybwf pfqxbr phaedrus pham phantasm phantom phantoms pharao pharmacy phaser phat
        phatass phatty pheasant phelps phenix phenom pheonix phialpha phidelt phil philip philipp philippe philips phillies phillip
        phillips phillis philly philomena phipps phipsi phish phishy phobos phoeni phoenix phone photo photoes photog photoman photon
        photos phpbb phreak phred phrowz phuket phuong phydeaux phylis phyliss phyllis pian piano pianoman pianos piao piazza picard
        picasso piccolo picher picker pickett pickle pickles pickup picolo pics pictere pictuers picturs pidaras pieman pierce piercing
        pierr pierre pierson pietro pigdog pigeon piggies piggy piggys piglet piglets pigpen pikachu pike pilar pillow pilot pilsner pimp
        pimpdadd pimpdaddy pimpin pimping pimpster pina pinball pineappl pineapple pinecone pineda pinetree pinewood ping pinggolf pingpong
        pinguin pingvin pinhead pink pinkfloy pinkfloyd pinky pinnacle pintail pionee pioneer pioner piotrek pipeline piper pipers pipiska
        pippen pipper pippo piramida piramide piranha pirata pirate pirates pisces pissant pisser pissing pissoff pistol piston pistons
        pitbull pitchers pitstop pittbull pittman pitts pittsbur pitures pixie pixies pizda pizdec pizza pizzahut pizzaman pizzapie pizzas
        pjkjnj pktmxr pkxe placebo placid planet planeta planetx planner planot plasma plastic plastics platinum plato platon platt
        platypus playa playas playball playbo playboy playboys playe player playful playgirl playmate playstat playstation playtime plazma
        please pleaseme plokij plokijuh ploppy plover plumber plummer plumper pluto pluton plymouth pobeda pochta podaria poilkj poison
        poiu poiuyt poiuytrewq pokemo pokemon poker pokey polarbea polarbear polaris polaroid polecat polgara police polina polinka polk
        polka polkmn pollard pollito pollo pollock pollux polly polniypizdec polo polska pomidor pommes pompey pompier ponce poncho pong
        pongo pontiac pony ponyboy poobear pooch poochie poodle pooh poohbea poohbear pooker pookey pooki pookie pooky pool poole poonam
        poontang poop pooper poophead poopie poopies poopoo poopsie poopy pooter pootie popcorn pope popeye popolo popova popper poppet
        poppie poppies poppin poppy poptart porche porfirio porkchop porker porky porn pornking porno pornographic pornos pornpass pornsite
        pornstar porsch porsche porshe porter porthos portia portland portman portos portuga portugal poseidon posey positivo possum postal
        postit postman postov posture potato pothead potter potts pounded powder powell power powerade powerboo powermac powerman powerpc
        powers powerup ppppp ppspankp prakash prancer prashant prater pratt pravda praxis preacher precious predator prelude premium
        presario presiden presto preston pretty prettybo prettygirl pretzel price pricilla pridurok prikol prima primal primavera prime
        primer primetim primetime primo primrose primus princ prince princes princesa princess princessa princeto principe pringles printer
        priscill priscilla prissy pritchard pritchett privat private privet priyanka prizrak probes proctor prodigy professo proline
        promethe prophet prosper prospero prosto proton protoss proust proverbs proview prowler proxy prozac prudence prufrock pruitt pryor
        psalm psalms psswrd psychnau psychnaut psycho ptfe pthrfkj pucara puck puckett puddin pudding puddles pudge puertorico puffer
        puffin puffy pufunga pugh pugsley pulamea puller pullings pulsar pumkin pumper pumpkin pumpkins punani punisher punkass punker
        punkie punkin punkrock punky punter pupkin pupper puppies puppy puppydog puppys pupsik pupuce puravida purcell purdue purgen purpl
        purple purvis pusher pushkin pushok puss pussey pussie pussies pusssy pussy pussycat pussyeat pussyeater pussylic pussylicker
        pussylov pussylover pussyman pussys pussyy pusyy putnam putter pwxd pynchon pyon pyramid pyramids python pzaiu qapmoc qawsed
        qawsedrf qawsedrftg qaywsx qazedc qazplm qazqaz qazse qazws qazwsx qazwsxed qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb qazxc qazxcv
        qazxcvbn qazxs qazxsw qazxswed qazxswedc qazxswedcvfr qazzaq qcactw qcfmtz qdarcv qhxbij qhxs qian qiang qiao qing qiong qlzo
        qpalzm qpwoei qpwoeiruty qqaazz qqqq qqqqq qqqqqq qqqqqqq qqqwww qqqwwweee qqwwee qsdfgh qsefth quake quaker quality quan quant
        quantum quark quartz quasar quattro queen queenbee queens quentin quest quetzal quick quicken quicksil quicksilver quincy quinn
        quinones quintana quintero quintin quinton quixote quixtar qvqod qwas qwasz qwaszx qweas qweasd qweasdzx qweasdzxc qwedcxzas qwedsa
        qwedsazxc qweewq qwepoi qweqwe qwer qwerasdf qwerasdfzxcv qwerfdsa qwert qwertasdfg qwerty qwertyasdfgh qwertyu qwertyui qwertyuio
        qwertyuiop qwertyytrewq qwertz qwertzui qwerzxcv qwezxc rabbit rabbits rabota raccoon racecar racer racers racerx rachael rache
        racheal rachel rachelle racing racoon radagast radar radeon radiance radio radiohea radiohead radioman radish radman raduga rafae
        rafael rafaela raffaele raffles rafiki ragdoll ragman ragnar ragnarok rahasia raiden raider raiders rainbo rainbow rainbows
        raindrop raines rainey rainier rainman rainyday raisin raistlin rajesh rakesh raketa rakkaus raleigh ralph ralphie ralphy ramada
        ramair ramazan rambler rambo ramesh ramey ramirez ramiro ramjet rammer rammstei rammstein ramon ramona ramone ramones ramos rampage
        ramrod ramses ramsey ramstein ramzes ranchero rancid randal randall randell randi randle randolph random randy ranetki rang range
        rangel ranger rangers rankin raphael rapier raptor raptors rapture rapunzel raquel rascal rasdzv rasengan rashad rashmi rasmus
        rasmussen raspberr rasputin rasta rastaman raster rastus ratbag ratboy ratchet ratdog ratfink ratliff ratman ratpack rattler raul
        ravage raven ravens rawhide rawiswar rayden rayford raygun rayman raymon raymond raymundo razdvatri raziel razor razorbac razz
        razzle rbcekz rbfsc rbhbkk rctybz rdfhnbhf reader readme ready realdeal realmadrid realtime realtor reaper reaver reba rebbyt
        rebeca rebecc rebecca rebekah rebel rebelde rebell rebels rebelz rebirth reboot reborn rebrov reccos reckless recoil recon recycle
        redalert redbarch redbaron redbeard redbird redbirds redblue redbone redbull redcar redcat reddevil reddog reddrago reddragon
        reddwarf redeemed redeye redfish redfive redfox redgreen redhat redhawk redhead redheads redhook redhot redhouse rediska redleg
        redlight redline redman redmond redneck redone redrider redriver redrock redrose redrover redrum reds redshift redskin redskins
        redsox redstar redstorm redtail redtruck redwall redwine redwing redwings redwolf redwood reebok reece reed reeder reefer reese
        reeses reeves reflex refugio regal reggae reggie regina reginald rehbwf reid reilly reina reinaldo reklama reksio reliant relisys
        rellik reload reloaded remingto rena renae renaldo renat renata renate renato renault rene renee renegade reng renita repmvf
        repoman reptile repytwjd repytwjdf requiem rerecz rerehepf rereirf rerfhfxf rerfhtre rerjkrf rescue reshma respekt restart reta
        retard retep retha retlaw retsam reuben reva reverb review reviewpa revilo revival revoluti revolver rewq rexona reyes reyna
        reynaldo reynolds reznor rfgbnfy rfgbnjirf rfgecnf rfghbp rfhbyf rfhfcm rfhfgep rfhfntkm rfhfufylf rfhfvtkmrf rfhfylfi rfhjkbyf
        rfhlbyfk rfhnjirf rfkbyf rfkmrekznjh rfnfcnhjaf rfnfgekmnf rfnhby rfnthbyf rfnthbyrf rfntyjr rfntymrf rfpfynbg rfrfirf rfrltkf
        rfrnec rfvbrflpt rfvfcenhf rfvtgb rgls rhapsody rhbcnbyf rhbcnbyjxrf rhea rhett rhfcfdbwf rhfcfdxbr rhfcjnf rhfcjnrf rhfcysq rhino
        rhinos rhjkbr rhjrjlbk rhoda rhodes rhonda rhtdtlrj rhubarb ribbit ricard ricardo riccardo rice ricflair rich richar richard
        richards richardson richelle riches richey richie richmond richter rick rickey rickie ricks rickster ricky rico ricochet riddle
        riddler rider riedt riffraff rigger riggs rightnow righton rigoberto riker riley rimshot ringo rios ripcurl ripken ripper ripple
        riptide rita ritchie ritter rivas river rivera riverrat rivers riversid rizwan rjcnbr rjcntyrj rjcvjc rjdfktyrj rjhjdf rjhjds
        rjhjkm rjhjktdf rjirfrgbde rjitxrf rjnjgtc rjntyjr rjntyjxtr rjnzhf rjyatnrf rjycnfynby rjyjgkz rjynfrn rkfdbfnehf rkpkt rktjgfnhf
        rmvb roach roaddogg roadkill roadking roadrunn roadrunner roadster roadway robbie robbin robbins robby rober roberson robert
        roberta roberto roberts robertson robin robinhoo robinhood robinson robison robles robocop robot robotech robotics robroy robt
        robyn rocco rocha rochard rochelle rocheste rocio rock rockbott rocker rocket rocketma rocketman rockets rockey rockford rockhard
        rockie rockies rockin rockit rockman rocknrol rocknroll rockon rockport rockroll rocks rockstar rocky rockydog rockys rodent rodeo
        roderick rodger rodgers rodina rodion rodman rodney rodolfo rodrick rodrig rodrigo rodrigues rodriguez rodriquez rogelio roger
        rogers rogue rojas rolan roland rolando rolex rolf rolland roller rollie rollin rollins rolltide roma roman romano romanov romanova
        romans romantik romario romashka romeo romero romina rommel romona romulus rona ronal ronald ronaldinho ronaldo ronda rong ronnie
        ronny roodypoo roofer roofing rookie roosevelt rooster roosters rootbeer rootedit rooter roper rory rosa rosado rosalba rosalee
        rosales rosalia rosalie rosalina rosalind rosalinda rosalyn rosanna rosanne rosario rosas roscoe rose roseann roseanna roseanne
        rosebowl rosebud rosella roselyn rosemari rosemarie rosemary rosen rosenberg rosendo rosetta rosewood rosey rosie rosina rosita
        roslyn ross rossi rossia rostik rostov roswell rotary roth rotten rotterda rottie rottweil rouse route router rover rovers rowdy
        rowe rowena rowland roxan roxana roxane roxann roxanna roxanne roxette roxie royal royale royals royboy royce roygbiv rrpass
        rsalinas rtyuehe ruan rubber rubble ruben rubicon rubies rubin rubio ruby rubye rucker rudeboy rudedog rudolf rudolph rudy rueben
        ruffin ruffles ruffryde rufus rugby ruger rugger rugrat rugrats ruiz rules rulez rulezzz rumble rumple runaway rundmc runescape
        runner rupert rusalka rush rushing rushmore ruslan ruslana rusrap russ russel russell russia russian russland russo rustam rustem
        rusty rustydog ruth ruthann rutherford ruthie rutledge rxmtkp rxypn ryan ryjgrf saab sabaka sabbat sabbath saber sabian sabina
        sabine sable sabre sabres sabrin sabrina sachin sacramen sadie sadler saenz safari safeway saffron sagitari sahara saibaba saigon
        sailboat sailfish sailing sailor sailormoon saint saints sairam saitek saiyan sakura salam salamand salamander salamandra salamat
        salami salas salasana salavat salazar saleen salem sales salgado salinas sallad sallas sallie sally salma salman salmon salomon
        salope salsero saltanat saltydog salut salvador salvatio salvator salvatore samadams samael samanta samanth samantha samapi samatha
        samba sambo sambuca samdog sameer samhain samiam samir samm sammi sammie sammy sammyboy sammydog sammys samoht samolet sampras
        sampson samsara samson samsun samsung samtron samual samue samuel samuels samurai samwise sanane sanchez sancho sandal sandeep
        sanders sanderson sandi sandiego sandman sandmann sandoval sandr sandra sandrine sandro sandrock sandy sandydog sandys sanford
        sanfran sang sanibel sanity sanjay sanjeev sanjose sanjuan sanjuana sanjuanita santa santacru santafe santana santiag santiago
        santino santo santos santosh saopaulo saphire sapp sapper sapphic sapphire sara saracen sarah sarahb sarahs sarajevo sarasota
        saratoga saratov sarge sargent sargon sartre saruman sascha sasha sashimi sashka sashok saskia sassie sassy sasuke satan satana
        satanas satanic satchel satchmo satellit sativa satori satriani satsuma saturn saturno sauber saul saun saunders saundra sauron
        sausage sausages savage savana savannah savant savatage save saveme savior sawdust sawyer saxman saxophon sayana sayang sayangku
        saywhat scamp scamper scampi scania scanner scarab scarecro scarface scarlet scarlett scasi scatman sceptre schaefer schafer
        schalke schastie schatzi scheisse schlampe schlong schmidt schmitt schmitz schnee schneide schneider schnuffi schoo school schorsch
        schroeder schule schultz schumi schwanz schwartz schwein schweiz schwinn scimitar scirocco scoob scoobie scooby scoobydo scoobydoo
        scoote scooter scooters score scorpi scorpio scorpion scorpions scot scotch scotland scotsman scott scottie scotts scottt scotty
        scout scrabble scrapper scrappy scream screamer screwbal screwy screwyou scribble scribe scrooge scrotum scruff scruffy scruggs
        scuba scubadiv scully scxakv scythe sdsadee seabass seabee seadog seadoo seagate seagrams seagrave seagull seagulls seahawk
        seahawks seahorse seals sealteam seamus sean searay searcher sears seaside seattle seaways seaweed seawolf sebastia sebastian
        sebastie sebastien sebora sebring secre secret secreto security sedona seductive seeker segblue segreto segura seinfeld sekret
        select selen selena selina sellers sellout selma selmer semaj semenov seminole semper semperfi semprini senators seneca seng senha
        senna sensatio sensei sentinel sentra sentry sephirot sephiroth septembe sepultura serafim seraph seraphim serdar serebro serega
        seren serena serendip serenity sergbest serge sergeev sergeevna sergei sergej sergey sergi sergio serpent serrano sersolution
        serval server service servus sesam sesame sestra seth setter seven sevenof sevens seventee sevenup severin sevilia seville seviyi
        sewell sexbomb sexboy sexgod sexlover sexmachine sexman sexme sexmeup sexnow sexo sexpot sexse sexsex sexsexse sexslave sexton
        sextoy sexual sexx sexxx sexxxx sexxxy sexxy sexy sexyass sexybabe sexybaby sexybitch sexyboy sexyfeet sexygirl sexyguy sexylady
        sexymama sexyman sexyme sexyone sexyred seymour sfgiants shabba shad shado shadow shadowfa shadowma shadows shady shafer shaffer
        shag shagger shaggy shahid shai shaina shaka shaker shakey shakir shakti shakur shalom shaman shameka shamika shamil shampoo
        shamrock shamus shana shanda shandy shane shaney shang shania shanna shannara shanno shannon shanny shanon shanta shante shantel
        shao shaolin shapiro shara shari sharik shark sharkman sharks sharky sharla sharlene sharo sharon sharonda sharp sharpe sharpie
        sharps sharron sharyn shasta shaun shauna shaved shaven shaver shaw shawn shawna shayla shayna shayne shazam shea shearer sheba
        sheeba sheehan sheena sheepdog sheets sheffiel sheffield shei sheila shelby sheldon shelia shell shelley shelli shellie shelly
        sheltie shelton shemale shemales shen sheng shepard shepherd sheppard sherbert sheree sheri sherie sherif sherita sherlock sherman
        sherpa sherri sherrie sherrill sherry sherwood sheryl shevchenko shibby shibumi shiela shields shifter shifty shilo shiloh shimano
        shimmer shimmy shiner shingo shinigami shinji shinobi shipley shirak shiraz shirin shirlene shirley shitbird shitface shitfuck
        shithead shithole shitter shitty shivan shiznit shizzle shlong shock shocker shodan shoemaker shogun shojou shon shonda shonuf
        shook shooter shootme shopper shortie shorty shotgun shotokan shou showboat showme showtime shredder shrike shroom shrooms shuai
        shuan shuang shui shun shuo shurik shutup shygirl shyguy sickan sickboy sidekick sideshow sidewind sidney sidorov siegel siemen
        siemens siempre sienna sierra sigma sigmachi sigmanu sigmar silas silicone silly silva silve silver silverad silverado silverfo
        silvi silvia silvio simba simbas simcity simeon simhrq simmons simms simon simone simons simonsay simple simpson simpsons simran
        sims sinatra sinbad sincity sinclair sinead sinfonia sinful singapor singh single singleton sinister sinjin sinned sinner sirius
        sissy sistema sister sithlord sitruc sixers sixnine sixpack sixty sixtynin sixtynine sizemore sizzle skate skateboa skateboard
        skater skaven skazka skeet skeeter skeletor skelter skibum skidoo skiing skillet skillz skinhead skinner skinny skins skipjack
        skipper skippy skittle skittles skoal skolko skooter skorpion skulls skully skunk skunky skyblue skydive skydiver skydog skyhawk
        skyking skylar skylark skyler skyline skynet skypilot skytommy skywalke skywalker slacker slacking slainte slamdunk slammer
        slapnuts slapper slappy slapshot slash slasher slater slaughter slava slave slaveboy slavik slayer sleeper sleepers sleepy sleuth
        slicer slick slider slim slimed slimer slimjim slimshad slimshady slinger slinky slipkno slipknot slipper slippery slippy sliver
        sloan slonik slowhand slowride sludge slugger sluggo slurpee slurred slut sluts sluttey slutty slutwife slydog slyfox smackdow
        smackdown smallvil smallville smallwood smart smartass smarties smarty smasher smashing smeghead smegma smeller smelly smile smiler
        smiles smiley smirnoff smirnov smirnova smith smiths smithy smitty smoke smokedog smoker smokes smokeweed smokey smokie smokin
        smooch smooth smoothie smoothy smother smudge smudger smuggles smurf smurfs smut smutty snafu snake snakeeye snakeman snakes snapon
        snapper snapple snappy snapshot snatch sneaker sneakers sneaky sneed snell snicker snickers snider sniffer snikers sniper snoogans
        snoogins snooker snookie snooks snooky snoop snoopdog snoopdogg snooper snoops snoopy snow snowball snowbird snowboar snowboard
        snowdog snowflak snowflake snowman snowy snuffy snuggle snuggles snyder sobaka sober sobriety socce soccer sochi socorro socrate
        socrates sodapop sofia sofiya softail softball softtail software sogood sojdlg sokolov sokolova sokrates solace solaris soldat
        soldier soleda soledad solei soleil solidsnake solis solitari solitude solnce solnishko solnze solomon solrac some sommer sonali
        sonata sondra sonechka songbird songoku sonia sonic sonics sonja sonne sonnen sonnet sonny sonnyboy sonoma sonora sons sony sonya
        sonyericsson sonyfuck sonyvaio sooners sophi sophia sophie soprano sopranos sorcerer sorensen sorrento sosa sosiska soso soto
        soulfly soulman soulmate sound souris southpar southpark southpaw southsid southside souza sowhat space spaceman spacer spacey
        spade spam spammy spangler spaniel spank spanked spanker spanking spankme spanks spanky spanner sparco sparhawk sparkey sparkie
        sparkle sparkles sparks sparky sparta spartacu spartak spartan spartans sparty spaulding spawn speaker spears special specialk
        spectre spectrum speed speedo speedrac speedy spence spencer sperma sphinx spice spicer spicey spide spider spiderma spiderman
        spidey spiffy spike spiker spikes spikey spinner spiral spirit spitfire spivey spjfet splash splatter spleen spliff splinter
        splunge splurge spock sponge spongebo spongebob spooge spook spooks spooky spoon spoonman spoons sport sports sportste sporty
        spotty sprague spring springer springst sprint sprinter sprite sprocket sprout spud spunk spunky spurs sputnik spyder spyglass
        sqdwfe sqrunch squall squash squeak squeaker squerting squid squids squiggy squirrel squirt squirts squish squishy squonk srilanka
        srinivas ssptx sssss ssssss stabilo stacey staci stacia stacie stacy stafford staind stairway staley stalin stalingrad stalker
        stallings stallion stallone stamford stampede stan standby stanford stang stanislav stanley stanly stanton staples stapleton star
        starbuck starbucks starcraf starcraft stardust starfire starfish starflee starfox starfuck stargate stargaze starion stark starks
        starla starlet starligh starlight starlite starman starr stars starship starsky start startac starter startrek starwar starwars
        stasik state static staton stayout stealth steamboa steaua steel steele steeler steelers steelhea stefa stefan stefanie stefano
        steff steffi stein steiner steinway stella stellar stepan stepanov stepanova steph stephan stephani stephanie stephany stephe
        stephen stephenie stephens stephenson stephie stephy stereo sterlin sterling stern sterva steve steven stevens stevenson steveo
        steves stevie stewar steward stewart stewie stick stickman sticks sticky stiffy stigmata stiles stiletto stimpy sting stinger
        stingray stinker stinky stinson stitch stjabn stocking stocks stokes stomper stone stonecol stonecold stoned stones stonewal stoney
        stooge stooges stopit stoppedby storm stormy storys stout stover strange stranger strannik strap strat stratfor strato stratoca
        stratos stratton stratus strawber strawberry straycat streaming strekoza strelec strelok strickland strider strife strike striker
        string stringer stripclub stripe striper stripper stroker stroller stromb strong stroud strummer strutter stryder stryker stuart
        stubbs stubby stud studboy student studio studly studman studmuff stuff stuffer stumpy stunner stupi stupid stussy stylus stymie
        suan suarez subaru sublime submarin submissi submit subrosa subway subwoofer subzero succes success suchka suck suckcock suckdick
        sucker suckers suckit suckme suckmydick sucks suede suerte sugar sugarbea sugarray sugars suggs suikoden suka sukebe sullivan sully
        sultan sumerki summe summer summers summerti summertime summit sumner sunbeam sunbird sundance sunday sunderla sundevil sundin
        sundown sundrop sunfire sunfish sunflowe sunflower sung sunghile sunita sunkist sunlight sunnie sunny sunnyboy sunnyday sunray
        sunrise sunset sunshin sunshine sunstar suntan suntzu super superb superbee superbow superboy superd superdog superdup superduper
        superfly supergir supergirl superma superman supernov supernova supers supersex superson supersonic supersta superstar support
        supra suresh surf surfer surfers surfin surfing surfsup surveyor survivor susan susana susanna susanne sushi susie susieq suslik
        sutherland sutton suzan suzanna suzanne suzenet suzette suzuki sverige sveta svetik svetka svetlana svetlanka svoboda swain swallow
        swallows swampy swan swanky swanson swartz swatch swede sweeney sweeper sweeps sweet sweetass sweethea sweetie sweetnes sweetness
        sweetpea sweets sweety swenson swetlana swift swifty swimmer swimming swinger swingers swinging swoosh sword swordfis swordfish
        swords sxhq sybil sycamore syclone sydne sydney sykes sylvan sylvania sylveste sylvester sylvia synapse syncmast syncmaster synergy
        syqo syracuse syrinx sysadmin system syzygy szevasz tabasco tabatha tabbycat tabitha tacit taco tacobell tacoma tadpole taekwond
        taekwondo taffy tagheuer tahiti tahoe taichi tailgate taipan tajmahal takamine takashi take takehana takeshi talgat talisman talley
        tallyho talon talons taltos tamara tameka tamela tamera tamerlan tami tamika tammi tammie tammy tampabay tamra tamuna tana tanechka
        tangerin tangerine tango tania tanisha tanker tanman tanner tanstaaf tantra tanya tapia tara tarakan tarantul taras tardis target
        tarheel tarheels tarpon tartan taryn tarzan tasha tashkent tassie tasty tatanka tatarin tate tater tatian tatiana tatjana tattoo
        tatum tatyana taurus tawana tawanda tawnee tawnya taxman taylo taylor tazdevil tazman tazmania tazz tazzzz tball tbird tbirds tbone
        tdutybq tdutybz teabag teache teacher teacup teague teamo teamwork teapot teardrop teaseme teaser tecate tech techie technics
        techno technolo tecumseh teddie teddy teddyb teddybea teddybear teejay teen teena teenie teens teensex teetime teflon teiubesc
        tekila tekken telecast telecom telefon telemark telephon teleport televisi televizor telnet temp tempest templar temporar temppass
        temptress tempus tena tenchi tenchu tenerife teng tennesse tenni tennis tenpin teodor teodoro tequier tequiero tequila tera tercel
        terefon terence teres teresa terese teresita teressa teri terminat terminator termite terra terran terrance terrapin terrell
        terrence terri terrie terrier terriers terror terry tessa tessie test teste tester testibil testing testme testpass tetris tetsuo
        teufel texaco texans texas texass tgbyhn thacker thad thaddeus thailand thales thanatos thanh thankgod thankyou thanos thatsit
        thatsme thea thebear thebeast thebes thebest thebomb theboss theboy theboys thecat theclash thecrow thecure theda thedog thedon
        thedoors thedude theduke theedge theend theflash theforce thegame thegreat thehulk thejoker thekid theking thelast thelema thelma
        theman themaster thematri thematrix theo theodora theodore theone theraven thered theresa therese therion theroc therock theron
        thesaint theshit thesims thetachi thething thetick thetruth thewall theway thewho theworld thierry thinker thinkpad thirdeye
        thirteen thisis thisisit thisisme thisone thissuck thistle thoma thomas thomason thompson thomson thong thongs thor thorne thornton
        thorpe thorsten thrawn three threesom thuglife thumbnils thumbs thumper thunde thunder thunderb thunderbird thunders thurman thuy
        tiamat tian tiana tiao tiara tiberian tiberius tiburon tical tickle tickler tickling ticklish ticktock tictac tidwell tiedup tiesto
        tiffan tiffani tiffanie tiffany tiger tigercat tigerlil tigerman tigers tigerwoo tigge tigger tightass tights tigran tigre tigress
        tillie tillman timber timbo timebomb timelord timeout timepass timeport timex timmie timmons timmy timofei timofey timoha timon
        timosha timothy timoxa timur tina tincup ting tinhorse tinker tinkerbe tinkerbel tinkerbell tinman tintin tinytim tipper tippy
        tipton tiptop tiramisu tisha tissot titan titanic titanium titans titfuck tities titleist titlover titman tits titsnass titten
        titties titts titty tittys titus tkbpfdtnf tkfkdg tkfkdgo tmjxn tmoney toaster toasty tobias tobin toby tobydog today todd toejam
        toffee toggle tokenbad tokiohotel tolbert tolik tolkien tolstoy tomahawk tomas tomasa tomate tomato tomboy tombston tomcat
        tomlinson tommie tommy tommyboy tommygun tommys tommyt tompkins tomservo toney toni tonia tonino tonja tonka tonto tony tonya
        tonyhawk toobad toocool toodles toohot tookie toolbox toolman toolshed tooltime toomuch toon toonarmy toonces toonporn toons
        toosexy tooshort toosweet tooter tootie tootsie topaz topcat topdog topeka topflite topfuel topgun tophat topher topman topolino
        topper topsecre topsecret topspin torana torben tori toriamos torino tornado toronto torrent torres torsten tortoise tortuga tory
        tosha toshiba tosser totem totoro tottenha tottenham touchdow touchme toughguy toulouse tower towing townsend toya toyot toyota
        tracer tracey traci tracie tracker tractor tracy trader trafford trailers train trainer trainman trajan traktor tralala trample
        tran trance tranmere tranny transam transexual transfor translator transpor trapper trashman tratata travel traveler travelle
        travesti travi travis treacle treasure treble trebor treefrog treeman treetop treetops trek trekker trekkie tremere trena trent
        trenton tresa tressa treva trevino trevor trewq trey trfnthbyf trial triangle tribe tricia trickle tricky trident triforce trigger
        trigun trina trinidad trinitro trinitron trinity trinket tripleh triplets triplett triplex tripod tripp tripper trippy trisha
        trista tristan tristar tristen triton triumph trivia trix trixie trogdor trojan trojans troll trombone trooper troopers tropic trot
        trotsky trotter trouble trousers trout trouts troy truck trucker truckers truckin trucking trucks trudy trueblue truelove truffle
        truffles trujillo truman trumpet trunks trust trustme trustn trustno trustnoo trustnoone tryagain tsunami tuan tubitzen tuborg
        tucker tucson tuesday tuffy tugboat tugger tujhrf tulane tulip tulips tunafish tundra tuning tupac tupelo turbo turbos turk turkey
        turner turnip turtle turtles tuscan tuscl tuttle tuxedo tweeker tweet tweeter tweety twiggy twila twilight twingo twinkie twinkle
        twins twisted twister twiztid twodogs twostep twyla tycobb tycoon tyler tylers type typhoon tyra tyrant tyree tyrell tyron tyrone
        tyson tyvugq tzpvaw tzzqi ubnfhf udacha udbwsk ufhvjybz ufkbyf uftyx ugeiu ugejvp uhbujhbq uhbyuj ujwg ukflbfnjh ukflbjkec ukraina
        uldv ulisse ultima ultimate ultra ultraman ultras ulysse ulysses umberto umbrella umoz umpire uncencored undead underdog undergro
        underpar undertak undertaker undertow underwood unicorn uniden united universa universi unreal updown upnfmc uptown upyours uranus
        urchin urlaub ursitesux ursula usarmy user username usmarine usmc usnavy usuckballz utahjazz utjhubq utopia utvols utyyflbq uwrl
        uyxnyd uzpad uzumaki uzumymw vacation vada vader vadim vadimka vagabond vagina valarie valdemar valdepen valdez valencia valentin
        valentina valentine valenzuela valera valeria valerie valeriya valerka valhalla valkyrie valle valleywa valorie valter vampir
        vampire vampiro vampyre vance vancouve vandal vandam vander vaness vanessa vang vangogh vanguard vanhalen vanilla vanille vanman
        vantage vanyarespekt vargas varner varvara vaseline vasilek vasileva vasilii vasilisa vasiliy vasquez vasya vatech vatoloco vaughan
        vaughn vauxhall vavilon vazquez vball vbhevbh vbienrf vbifyz vbkbwbz vbkfirf vbkfyf vbktyf vbqk vbrjkf vcradq vdlxuc vector vectra
        veda vedder vega vegas vegeta vegita vegitta vegitto vehpbkrf vehpbr vela velasquez velazquez velcro velda velez velma velvet
        vendetta venera venessa venezuel venita venkat venom ventura venus vepsrf vera verbatim verda verdun vergeten vergie veritas
        veritech verity verizon verla vermont vern verna vernell vernice vernon veronic veronica veronika versace vertigo verycool verygood
        vespa vesper vesta vestax vette vfcnth vfczyz vfhbirf vfhbyf vfhbyjxrf vfhbyrf vfhcbr vfhecz vfhnsirf vfhrbp vfhufhbnf vfhujif
        vfhvtkfl vfibyf vfiekz vfitymrf vfkbyf vfkbyrf vfkmdbyf vfksirf vflfufcrfh vfnbkmlf vfndtq vfnhbwf vfntvfnbrf vfpfafrf vfrc vfrcbr
        vfrcbv vfrcbvec vfrcbvrf vfrfhjdf vfrfhjys vfvekz vfvf vfvfbgfgf vfvfgfgf vfvfgfgfz vfvfvskfhfve vfvjxrf vfylfhby vgirl viagra
        vibrate vibrator vicecity vicente vickers vickey vicki vickie vicky victo victor victori victoria victory vida video videoes vides
        viewsoni viewsonic vigil vika viking vikings vikki viktor viktoria viktoriy viktoriya villa villalobos villanueva villarreal
        villegas vilma vince vincen vincent vincenzo vinny vinson vintage viola violator violet violeta violetta violin viper vipergts
        vipers virago virgie virgil virgilio virgin virgina virgini virginia virginie virgo virtua visa vision vitali vitalik vitaliy
        vitaly vitalya vitamin vitara vitesse vito vittoria vittorio vivaldi vivian viviana vivid vivitron vixen vjcrdf vjhjpjdf vjhrjdrf
        vjkjltw vjkjrj vjqgfhjkm vjybnjh vjzgjxnf vkaxcs vkontakte vlad vladik vladimir vladislav vladvlad vodafone vodoley voetbal vogel
        voiture voland volcom volition volkodav volkov volkova volkswag volkswagen volley volleyba volodin volodya vologda voltaire voltron
        volvo volvos vonda vonnegut voodoo vorlon vorona vortex voss vostok vova vovchik voyager voyeur vpmfsz vqsablpzla vredina vsegda
        vsevolod vsijyjr vsjasnel vthctltc vtldtlm vulcan vulture vulva vvvvv vwgolf vyjujnjxbt wabbit wachtwoord waddell wade waffenss
        waffle wagner wahoo wakeup walden waldo waldorf walker walkman wall wallace waller walleye walls wally walmart walnut walrus walsh
        walter walters walton wanda wanderer wang wanger wanker wankers wanking wannabe wanrltw wantit wantsome wapapapa wapbbs warchild
        warcraft ward wardog ware wareagle warehous warez wargames warhamme warhammer warhawk warhol warlock warlord warner warpten warren
        warrio warrior warriors warthog warzone wasabi wasdwasd washburn washere washingt washington wasser wassup watashi watch watcher
        watchmen water waterboy waterfal waterloo watermel watermelon waterpol waterpolo waters waterski watford watkins watson watts
        wavpzt wayer waylon wayne wazzup wcqjn wdtnjr wdtnjxtr weaponx weare weasel weaver webb webber webcam weber webhompas webhompass
        webmaste webmaster websol websolutions webster wednesda weeble weed weeks weener weenie weezer weir weiss welch welcom welcome
        welder weldon welkom wellcome welldone wellhung wellingt wells welsh wendell wendi wendy wendys weng werder werdna werewolf werner
        weronika werter wertzu wesley west westbrom westcoas westcoast westham westie westlife weston westport westside westwind westwood
        wetone wetpussy wetter whacko whalen whaler whales whaley whateve whatever whatisit whatsup whatthe whatthefuck whatup wheel
        wheeler wheels whiplash whippet whiskers whiskey whisky whisper whistler whitaker white whiteboy whitedog whitehead whiteout
        whitepower whitesox whitey whitfield whitley whitney whittaker whkzyc whoami whocares whodat whoknows whoopass whopper whore whores
        whosyourdaddy whyme whynot wibble wiccan wicked widget wifes wifey wiggins wiggles wiggly wiggum wiking wilber wilbert wilbur
        wilburn wilcox wild wilda wildbill wildblue wildcard wildcat wildcats wilder wildfire wildman wildone wildroid wildrose wildstar
        wildthin wildwest wildwood wiley wilford wilfred wilfredo wilhelmina wilkerson wilkes wilkins wilkinson willa willard willem willi
        william williams williamson willian willie willis willow wills willy willys wilma wilmer wilso wilson wilton winamp winchest windex
        windmill windows windsor windstar windsurf windy winford winfred wingchun wingman wingnut wings wingzero winifred winkie winkler
        winky winn winner winni winnie winnifred winona winsto winston winter winters wipeout wisconsi wisdom wise wiseguy wiseman wishbone
        witherspoon withlove withyou witt wizar wizard wizards wizkid wizzard wkqf wladimir wnro wnsyo woaini wobble wojtek woland wolf
        wolfe wolfen wolfer wolff wolfgang wolfie wolfman wolfpac wolfpack wolverin wolverine wolves wolvie womack womam womans wombat
        womens wonder wonderboy wonderfu wong wonkette wonton woobie wood woodard woodduck woodie woodland woodrow woodruff woods woodson
        woodstoc woodstock woodward woodwork woody woodys woofer woofwoof woogie woohoo wookie wooten word wordpass wordup workit workman
        world worldcup worley wormix wormwood wotan wowser wqaw wraith wrangler wray wrench wrest wrestle wrestlin wright wrinkle wrinkles
        wrxsti wsxcde wsxedc wsxqaz wsxzaq wtpfhm wtpmjgda wulfgar wutang wwvte wwwww wxcvbn wyatt wynn wysiwyg wyvern xaccess xakep xanadu
        xantia xavier xbox xboxlive xcountry xerxes xfactor xfiles xholes xian xiang xing xiomara xiong xirt xjznq xngwoj xpress xqgann
        xqxfg xrated xterra xthtgfirf xtkjdtr xtreme xwing xxxman xxxpass xxxxx xxxxxx xxxzzz xytfu xyzzy xzsawq yackwin yadira yahweh
        yakuza yamah yamaha yamahar yamato yang yankee yankees yanks yannick yanochka yarbrough yardbird yaroslav yasmin yasmina yates
        ybarra ybhdfyf ybrbnf ybrbnjc ybrjkfq ybrjkftdbx yeager yeahbaby year yecgaa yeehaw yello yellow yendor yesenia yeshua yesiam
        yessir yesterda yfafyz yfcntyf yfcntymrf yfcnz yfgjktjy yfhenj yfnfif yfnfirf yfnfitymrf yfnfkb yfnfkbz yfnfkmz yhntgb yingyang
        yinyang yitbos yjdsqgfhjkm yjdsqujl yngwie yoda yoder yogibear yolanda yolonda yomama yomomma yong yoohoo yorkie yorkshir yorktown
        yosemite yoshi youandme youknow young youngblood yourmama yourmom yousuck youwish yoyoma yqlgr yssup ytcnjh ytere ytngfhjkz ytrewq
        ytreza ytrhjvfyn ytyfdbcnm yugioh yuliya yummy yvette yvonne yvtte ywvxpz yxcvbn yxcvbnm yxkck yyyyy yyyyyy yzerman zachariah
        zachary zachery zack zackary zafira zaharov zalupa zamboni zamora zane zang zanoza zanzibar zaphod zappa zapper zaqqaz zaqwsx
        zaqwsxcde zaqxsw zaqxswcde zaratustra zaraza zardoz zarina zasada zaskar zavala zaxscd zaxscdvf zaxxon zcxfcnkbdf zealot zealots
        zebra zebras zebulon zelda zella zelma zemfira zenaida zeng zenit zenith zephyr zeppelin zepplin zerocool zeus zhai zhao zhei zheng
        zhenya zhjckfd zhong zhou zhuai zhuan zhuang zhui zhun zhuo zidane ziegler zigazaga ziggy zigzag zildjian zimmerman zinaida
        zinedine zinger zipper zippo zippy zliki zlzfrh zodiac zoila zola zoloft zoloto zoltan zolushka zombie zong zonker zoomer zooropa
        zoraida zorglub zorro zqauf zsmj zuan zujlrf zulu zuniga zvezda zxasqw zxcasd zxcasdqwe zxccxz zxcv zxcvasdf zxcvb zxcvbn zxcvbnm
        zxcvbnmm zxcvvcxz zydfhm zyjxrf zztop zzxxcc zzzxxx zzzzz zzzzzz zzzzzzz
        """
}
