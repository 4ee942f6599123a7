#pragma once

// The rhythm of a drawing, in px.
namespace stackwright::layout::spacing {

inline constexpr double betweenItems = 20; // side by side in a rank
inline constexpr double lineToItem = 12;   // a line that passes beside an item
inline constexpr double betweenLines = 12;
inline constexpr double betweenRanks = 32; // where an edge joins two items directly
inline constexpr double besideLabel = 16;  // between an item's rank and one with labels only
inline constexpr double besideBorder = 16; // between the border of a group and its first rank
inline constexpr double arrowRoom = 18;    // straight piece before an arrowhead
inline constexpr double leaveRoom = 10;    // straight piece behind the tail
inline constexpr double betweenTracks = 8; // parallel lines between two ranks
inline constexpr double portPitch = 16;    // wished distance of lines on one side of an item
inline constexpr double groupPadding = 12;
inline constexpr double titleGap = 6;      // between a group's title and its content
inline constexpr double stacked = 8;       // between the members of a group that have no edges
inline constexpr double betweenParts = 40; // between parts that no edge connects
inline constexpr double labelGap = 5;      // between a line and its label
inline constexpr double clear = 3;         // between a box and a line that goes round it, at the least
inline constexpr double loopReach = 22;    // how far an edge to itself goes out

} // namespace stackwright::layout::spacing
