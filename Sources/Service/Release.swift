// SPDX-License-Identifier: Apache-2.0

/// Which release the programs of this package are; see CHANGELOG.
public enum Release {
    /// The version, which all of them show.
    public static let version = "0.1.0"
}
