// SPDX-License-Identifier: Apache-2.0

/// Plugins as `plugin.list` and `rpc.discover` tell of them.
enum ScriptedPlugins {
    static let list = """
        {"sequence":812,"plugins":[
        {"name":"alerts","version":"0.1.0","state":"active","cursor":800,"lag":12,"topics":["membership."],
        "publishes":[],"services":["alerts.test","alerts.sinks"],"deadLetters":2,"parts":[
        {"name":"log","state":"idle","waiting":0,"deadLetters":0},
        {"name":"chat","state":"waiting","waiting":7,"deadLetters":1,"lastError":"the receiver answers 500"}]},
        {"name":"exercises","version":"1.2","state":"left","cursor":90,"lag":722,"topics":["claim."],"publishes":[],
        "services":[],"deadLetters":0,"lastError":"","parts":[]}]}
        """

    static let well = """
        {"sequence":812,"plugins":[{"name":"alerts","version":"0.1.0","state":"active","cursor":812,"lag":0,
        "topics":["membership."],"publishes":["alerts."],"services":["alerts.test"],"deadLetters":0,"parts":[]}]}
        """

    static let discovery = """
        {"sequence":812,"openrpc":"1.3.2","methods":[{"name":"event.head","summary":"the end","params":[],
        "result":{"name":"result","schema":{"type":"object"}},"x-role":"reader","x-effect":"inspect"},
        {"name":"alerts.test","summary":"send a trial","paramStructure":"by-name","params":[
        {"name":"sink","summary":"the sink to try","required":true,"schema":{"type":"string","enum":["log","chat"]}},
        {"name":"count","summary":"how many","required":false,"schema":{"type":"integer","minimum":1,"maximum":9}}],
        "result":{"name":"result","schema":{"type":"object","properties":{"delivered":{"type":"integer",
        "description":"how many arrived"}}}},"x-role":"operator","x-effect":"service","x-plugin":"alerts"}]}
        """
}
