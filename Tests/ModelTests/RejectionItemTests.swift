// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

/// Fields of refusals, and the list and number that they begin with.
@Test(arguments: [
    ("claims[3].subject", "claims", 3), ("entities[0]", "entities", 0), ("claims[12].citations[1].via", "claims", 12),
    ("subject", nil, nil), ("claims[x]", nil, nil), ("claims]3[", nil, nil), ("", nil, nil),
])
func `a refusal tells which item it is about`(_ field: String, _ list: String?, _ number: Int?) {
    let item = Rejection.item(inField: field)
    #expect(item.map { String($0.list) } == list)
    #expect(item?.number == number)
}
