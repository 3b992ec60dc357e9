// SPDX-License-Identifier: Apache-2.0

/// An error that lies with the surroundings and not with what was asked, such as a full disk: attempts that end with it
/// do not count, and the event waits until they go well.
public protocol PassingError: Error {}
