// SPDX-License-Identifier: Apache-2.0

extension Dataset {
    /// Bytes of one table, at most: 1 GB.
    public static let maximumTableBytes = 1 << 30

    /// Reads a table by its mapping. Nothing is checked against a register.
    ///
    /// Claims stand in the order of the rows; where years are joined to runs, in the order in which the series first
    /// appear, and by year within each. The place of a claim is its row, in a wide table the cell, of a run its first
    /// year. Cost: linear in the table; memory grows with the rows that are taken, not with their cells.
    ///
    /// - Parameter progress: called every `ReadingProgress.stride` rows and at the end, by this call's thread.
    /// - Throws: all faults of the table, or of the mapping where it meets the table.
    public init(
        csv file: File, by mapping: Mapping, progress: ((ReadingProgress) -> Void)? = nil
    ) throws(DatasetFaults) {
        var reader = TableReader(file, mapping, progress)
        reader.read()
        if let faults = reader.faults.result { throw faults }
        self.init(
            name: mapping.name, title: mapping.title, entities: reader.harvest.entities.inOrderOfNaming,
            claims: reader.harvest.claims, fallbacks: reader.harvest.fallbacks)
    }
}
