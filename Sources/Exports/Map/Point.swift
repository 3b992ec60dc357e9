// SPDX-License-Identifier: Apache-2.0

import Model

/// A point on the Earth (WGS 84), in degrees.
struct Point: Hashable {
    let latitude: Double
    let longitude: Double
}

extension Entity {
    /// Where it is, if its own attributes say so: a place, or the capital of a state.
    var point: Point? {
        guard case .number(let latitude)? = attribute("lat"), case .number(let longitude)? = attribute("lon") else {
            return nil
        }
        return Point(latitude: latitude, longitude: longitude)
    }

    /// The place that its attributes name.
    var placeID: EntityID? {
        guard case .entity(let id)? = attribute("place") else { return nil }
        return id
    }
}
