// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// A JSON file that becomes part of a request.
enum JSONFile {
    /// What is in a file; `-` is standard input. What is no JSON is refused.
    ///
    /// - Parameter hint: what to write into it.
    static func read(
        _ file: String, in surroundings: Surroundings, hint: String? = nil
    ) throws(Failure) -> Datum {
        let bytes = try surroundings.files.read(file, limit: FileLimits.request)
        do throws(JSONError) {
            var parser = JSONParser()
            return try parser.parse(bytes)
        } catch {
            throw .usage("“\(file)” is not JSON. \(error.message)", hint: hint)
        }
    }
}
