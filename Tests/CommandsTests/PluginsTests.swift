// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `Plugins` {
    private static func run(_ line: String, _ list: String) -> Desk {
        let desk = Desk(["plugin.list": list, "rpc.discover": ScriptedPlugins.discovery])
        desk.terminal = Terminal(isTerminal: true, width: 80)
        #expect(desk.run(line) == .done, "\(desk.errors)")
        return desk
    }

    @Test func `that are well are a table`() {
        #expect(
            Self.run("plugins", ScriptedPlugins.well).output == """
                PLUGIN  STATE   CURSOR  LAG  SET ASIDE  SERVICES
                alerts  active     812    0          0  alerts.test

                """)
    }

    @Test func `stand with their parts, and below them what to do, in 80 columns`() {
        #expect(
            Self.run("plugins", ScriptedPlugins.list).output == """
                PLUGIN     STATE   CURSOR  LAG  SET ASIDE  SERVICES
                alerts     active     800   12          2  alerts.test alerts.sinks
                exercises  left        90  722          0

                PLUGIN  PART  STATE    WAITING  SET ASIDE  LAST ERROR
                alerts  log   idle           0          0
                alerts  chat  waiting        7          1  the receiver answers 500

                ! The plugin alerts has set 2 events aside. They stand with their errors in
                dead-letters.jsonl of its state directory; mend the cause, then start it once
                with --retry-dead-letters.
                ! chat of the plugin alerts has set 1 aside, the last for: the receiver answers
                500
                ! The plugin exercises has left and is 722 records behind. If it is still
                wanted, start it again, for example with: systemctl start
                registan-plugin@exercises

                """)
    }

    @Test func `are shown one in full with what its services take`() {
        #expect(
            Self.run("plugins alerts", ScriptedPlugins.well).output == """
                alerts 0.1.0, active

                cursor     812, 0 records behind
                set aside  0 events
                hears      membership.
                publishes  alerts.

                Services
                  alerts.test – send a trial
                    sink   the sink to try (required)  one of log, chat
                    count  how many                    a whole number from 1 to 9

                More on one: registan help alerts.test

                """)
    }

    @Test func `that never came are refused with the nearest`() {
        let desk = Desk(["plugin.list": ScriptedPlugins.well])
        #expect(desk.run("plugins alert") == .refused)
        #expect(
            desk.errors == """
                registan: No plugin “alert” has ever come.
                  Did you mean “alerts”? There are alerts.

                """)
    }

    @Test(arguments: [(1_000, #"["claim."]"#, 0), (1_001, #"["claim."]"#, 1), (1_001, "[]", 0)])
    func `count as late only when far behind in what they hear`(lag: Int, topics: String, sentences: Int) {
        let plugin = datum(
            #"{"name":"alerts","state":"active","lag":\#(lag),"topics":\#(topics),"deadLetters":0,"parts":[]}"#)
        #expect(PluginTrouble(plugin).sentences.count == sentences)
    }
}
