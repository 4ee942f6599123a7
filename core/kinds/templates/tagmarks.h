#pragma once

#include <string>

namespace stackwright::kinds {

// kainjow/mustache asks its context for a name without saying what for. So the names are marked before it sees them:
// sections "{{#?name}}" and texts as they are "{{&=name}}"; what is left is to be written for the file's format.
inline constexpr char sectionMark = '?';
inline constexpr char asIsMark = '=';

struct MarkedTemplate
{
    std::string text;
    std::string fault; // empty where there is none
};

MarkedTemplate withMarkedTags(const std::string &text);

} // namespace stackwright::kinds
