#include "core/kinds/templates/tagmarks.h"

namespace stackwright::kinds {

namespace {

std::string trimmed(const std::string &text)
{
    const size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

} // namespace

MarkedTemplate withMarkedTags(const std::string &text)
{
    MarkedTemplate marked;
    std::string opening = "{{";
    std::string closing = "}}";
    size_t position = 0;
    while (true) {
        const size_t start = text.find(opening, position);
        marked.text.append(text, position, start == std::string::npos ? start : start - position);
        if (start == std::string::npos)
            return marked;
        size_t content = start + opening.size();
        const bool triple = opening == "{{" && text.compare(content, 1, "{") == 0;
        const std::string end = triple ? "}}}" : closing;
        const size_t stop = text.find(end, content);
        if (stop == std::string::npos) {
            marked.fault = "a tag is not closed";
            return marked;
        }
        const std::string tag = trimmed(text.substr(content + (triple ? 1 : 0), stop - content - (triple ? 1 : 0)));
        const char sign = triple ? '&' : tag.empty() ? '\0' : tag.front();
        position = stop + end.size();
        switch (sign) {
        case '#':
        case '^':
        case '/': marked.text += opening + sign + sectionMark + trimmed(tag.substr(1)) + closing; break;
        case '&': marked.text += opening + '&' + asIsMark + trimmed(triple ? tag : tag.substr(1)) + closing; break;
        case '>': marked.fault = "there are no partials"; return marked;
        case '=': {
            const std::string pair = tag.size() > 2 ? trimmed(tag.substr(1, tag.size() - 2)) : std::string();
            const size_t space = pair.find(' ');
            if (space == std::string::npos) {
                marked.fault = "delimiters are changed as in {{=<% %>=}}";
                return marked;
            }
            marked.text.append(text, start, position - start);
            opening = pair.substr(0, space);
            closing = trimmed(pair.substr(space));
            break;
        }
        default: marked.text.append(text, start, position - start);
        }
    }
}

} // namespace stackwright::kinds
