// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Alerts

@Suite struct AddressPolicyTests {
    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0", "223.255.255.255",
        "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    ])
    func `a public address may be connected to`(text: String) throws {
        #expect(try AddressPolicy.isPublic(#require(NetworkAddress(text))))
    }

    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.255", "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1",
        "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1", "fc00::1",
        "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:db8::1", "2001::1", "::127.0.0.1", "100::1",
    ])
    func `a private, local, shared or reserved address may not`(text: String) throws {
        #expect(try !AddressPolicy.isPublic(#require(NetworkAddress(text))))
    }

    @Test(arguments: ["localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "1.2.3.4.5", "", "fe80::1%eth0"])
    func `what readers understand differently is no address`(text: String) { #expect(NetworkAddress(text) == nil) }

    @Test func `the two ways to write an address of version 4 are one`() throws {
        #expect(NetworkAddress("::ffff:8.8.8.8") == NetworkAddress("8.8.8.8"))
        #expect(try #require(NetworkAddress("::ffff:808:808")).description == "8.8.8.8")
        #expect(try #require(NetworkAddress("2606:4700:0::1111")).description == "2606:4700::1111")
    }

    @Test(arguments: ["10.0.0.0", "10.0.0.0/", "10.0.0.0/129", "ten/8", "10.0.0.0/8/8"])
    func `what is no prefix is none`(text: String) { #expect(AddressPrefix(text) == nil) }
}
