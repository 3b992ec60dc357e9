// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model

/// Lines between Urumqi, Chelyabinsk and Khujand as they stood in 2007 and 2012: those of the sample dataset that the ways
/// round lead along, and those beside them.
enum ArticleLines {
    static func network() throws -> TransportNetwork {
        try TransportTable(states: states, links: links).network
    }

    private static let states = """
        CHN: alashankou baotou beijing daqing datong erenhot harbin hohhot jinghe jining kashgar lanzhou manzhouli
        CHN: shenyang tongliao turpan urumqi xian yinchuan zhangjiakou zhengzhou
        KAZ: aktogay almaty arys astana dostyk karaganda kokshetau lugovaya mointy petropavl saryagash shu shymkent
        KAZ: taraz
        KGZ: batken bishkek irkeshtam karamyk osh sary-tash
        MNG: sukhbaatar ulaanbaatar zamyn-uud
        RUS: bogdanovich chelyabinsk chita irkutsk kamensk-uralsky karymskaya krasnoyarsk kurgan naushki novosibirsk
        RUS: omsk tayshet tyumen ulan-ude yekaterinburg zabaykalsk
        TJK: dushanbe isfara khujand
        UZB: andijan bekabad keles khavast kokand tashkent
        """

    private static let links = """
        yekaterinburg bogdanovich rail 96
        bogdanovich tyumen rail 232
        tyumen omsk rail 568
        omsk novosibirsk rail 623
        novosibirsk krasnoyarsk rail 762
        krasnoyarsk tayshet rail 418
        tayshet irkutsk rail 670
        irkutsk ulan-ude rail 456
        ulan-ude chita rail 557
        chita karymskaya rail 94
        karymskaya zabaykalsk rail 368
        bogdanovich kamensk-uralsky rail 46
        kamensk-uralsky chelyabinsk rail 157
        yekaterinburg chelyabinsk rail 240
        chelyabinsk kurgan rail 258
        kurgan petropavl rail 267
        petropavl omsk rail 272
        dostyk aktogay rail 312
        aktogay mointy rail 524
        mointy karaganda rail 318
        karaganda astana rail 235
        astana kokshetau rail 298
        kokshetau petropavl rail 193
        mointy shu rail 440
        shu almaty rail 300
        lugovaya shu rail 114
        lugovaya taraz rail 117
        taraz shymkent rail 193
        shymkent arys rail 79
        arys saryagash rail 130
        alashankou dostyk rail 12
        urumqi jinghe rail 402
        jinghe alashankou rail 75
        turpan urumqi rail 143
        lanzhou turpan rail 1761
        turpan kashgar rail 1446
        lanzhou yinchuan rail 468
        yinchuan baotou rail 526
        baotou hohhot rail 168
        hohhot jining rail 161
        jining datong rail 127
        datong zhangjiakou rail 178
        zhangjiakou beijing rail 193
        erenhot jining rail 344
        lanzhou xian rail 676
        xian zhengzhou rail 511
        zhengzhou beijing rail 689
        beijing shenyang rail 703
        shenyang harbin rail 546
        jining tongliao rail 943
        tongliao daqing rail 421
        harbin daqing rail 172
        daqing manzhouli rail 763
        manzhouli zabaykalsk rail 10
        erenhot zamyn-uud rail 9
        ulaanbaatar zamyn-uud rail 709
        sukhbaatar ulaanbaatar rail 383
        naushki sukhbaatar rail 26
        ulan-ude naushki rail 253
        lugovaya bishkek rail 165
        almaty bishkek road 237
        taraz bishkek road 285
        bishkek osh road 650-675
        osh batken road 235
        batken isfara road 27
        osh sary-tash road 185
        sary-tash irkeshtam road 73
        irkeshtam kashgar road 240
        sary-tash karamyk road 133
        karamyk dushanbe road 340
        isfara khujand road 105
        khujand dushanbe road 305
        saryagash keles rail 13
        keles tashkent rail 12
        shymkent tashkent road 120
        tashkent khujand road 155
        tashkent khavast rail 147
        khavast bekabad rail 42
        bekabad khujand rail 55
        khujand kokand rail 125
        kokand andijan rail 150
        andijan osh rail 60
        """
}
