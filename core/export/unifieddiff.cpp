#include "core/export/exporter.h"

#include <QHash>

#include <algorithm>

namespace stackwright::exporting {

namespace {

struct Op
{
    char sign; // ' ', '-', '+'
    int before;
    int after;
};

QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList lines = text.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    else
        lines.last() += "\n\\ No newline at end of file"; // differs from the same line with its end, and reads as diff writes it
    return lines;
}

// Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986), bounded: texts that differ in more than `most` lines are told as
// one block removed and one added.
class Differ
{
public:
    Differ(const QByteArrayList &before, const QByteArrayList &after)
    {
        QHash<QByteArray, int> numbers;
        const auto numbered = [&](const QByteArrayList &lines) {
            QList<int> result;
            for (const QByteArray &line : lines) {
                const auto known = numbers.constFind(line);
                result.append(known != numbers.constEnd() ? *known : *numbers.insert(line, int(numbers.size())));
            }
            return result;
        };
        m_before = numbered(before);
        m_after = numbered(after);
    }

    QList<Op> ops()
    {
        QList<Op> result;
        const int common = prefix();
        const int tail = suffix(common);
        for (int i = 0; i < common; ++i)
            result.append({' ', i, i});
        middle(common, int(m_before.size()) - tail, common, int(m_after.size()) - tail, result);
        for (int i = 0; i < tail; ++i)
            result.append({' ', int(m_before.size()) - tail + i, int(m_after.size()) - tail + i});
        return result;
    }

private:
    static constexpr int most = 2000;

    int prefix() const
    {
        int n = 0;
        while (n < m_before.size() && n < m_after.size() && m_before.at(n) == m_after.at(n))
            ++n;
        return n;
    }

    int suffix(int common) const
    {
        int n = 0;
        while (n < m_before.size() - common && n < m_after.size() - common &&
               m_before.at(m_before.size() - 1 - n) == m_after.at(m_after.size() - 1 - n))
            ++n;
        return n;
    }

    void middle(int b0, int b1, int a0, int a1, QList<Op> &result) const
    {
        const int n = b1 - b0;
        const int m = a1 - a0;
        const int bound = std::min(n + m, most);
        QList<QList<int>> trace;
        QList<int> furthest(2 * bound + 3, 0);
        for (int d = 0; d <= bound; ++d) {
            trace.append(furthest);
            for (int k = -d; k <= d; k += 2) {
                const bool down = k == -d || (k != d && furthest.at(bound + k) < furthest.at(bound + k + 2));
                int x = down ? furthest.at(bound + k + 2) : furthest.at(bound + k) + 1;
                while (x < n && x - k < m && m_before.at(b0 + x) == m_after.at(a0 + x - k))
                    ++x;
                furthest[bound + k + 1] = x;
                if (x >= n && x - k >= m) {
                    backtrack(trace, bound, d, b0, n, a0, m, result);
                    return;
                }
            }
        }
        for (int i = 0; i < n; ++i)
            result.append({'-', b0 + i, -1});
        for (int i = 0; i < m; ++i)
            result.append({'+', -1, a0 + i});
    }

    static void backtrack(const QList<QList<int>> &trace, int bound, int d, int b0, int x, int a0, int y, QList<Op> &result)
    {
        QList<Op> reversed;
        for (; d > 0; --d) {
            const QList<int> &furthest = trace.at(d);
            const int k = x - y;
            const bool down = k == -d || (k != d && furthest.at(bound + k) < furthest.at(bound + k + 2));
            const int previousK = down ? k + 1 : k - 1;
            const int previousX = furthest.at(bound + previousK + 1);
            const int previousY = previousX - previousK;
            while (x > previousX && y > previousY) {
                --x;
                --y;
                reversed.append({' ', b0 + x, a0 + y});
            }
            if (down)
                reversed.append({'+', -1, a0 + --y});
            else
                reversed.append({'-', b0 + --x, -1});
        }
        while (x > 0 && y > 0) {
            --x;
            --y;
            reversed.append({' ', b0 + x, a0 + y});
        }
        result.append(QList<Op>(reversed.crbegin(), reversed.crend()));
    }

    QList<int> m_before;
    QList<int> m_after;
};

QByteArray range(int first, int count)
{
    const QByteArray start = QByteArray::number(count == 0 ? first : first + 1);
    return count == 1 ? start : start + ',' + QByteArray::number(count);
}

void appendHunk(const QList<Op> &ops, qsizetype from, qsizetype to, const QByteArrayList &before, const QByteArrayList &after,
    int beforeAt, int afterAt, QByteArray &out)
{
    int removed = 0;
    int added = 0;
    QByteArray body;
    for (qsizetype i = from; i < to; ++i) {
        const Op &op = ops.at(i);
        removed += op.sign != '+';
        added += op.sign != '-';
        body += op.sign + (op.sign == '+' ? after.at(op.after) : before.at(op.before)) + '\n';
    }
    out += "@@ -" + range(beforeAt, removed) + " +" + range(afterAt, added) + " @@\n" + body;
}

bool isBinary(const QByteArray &bytes)
{
    return bytes.left(8000).contains('\0');
}

} // namespace

QByteArray unifiedDiff(const QString &path, const QByteArray &before, const QByteArray &after)
{
    if (before == after)
        return {};
    const QByteArray name = path.toUtf8();
    if (isBinary(before) || isBinary(after))
        return "Binary files a/" + name + " and b/" + name + " differ\n";
    const QByteArrayList oldLines = linesOf(before);
    const QByteArrayList newLines = linesOf(after);
    const QList<Op> ops = Differ(oldLines, newLines).ops();
    QByteArray out = "--- " + (before.isNull() ? QByteArray("/dev/null") : "a/" + name) + "\n+++ " +
                     (after.isNull() ? QByteArray("/dev/null") : "b/" + name) + '\n';
    static constexpr qsizetype context = 3;
    int beforeAt = 0;
    int afterAt = 0;
    qsizetype done = 0;
    const auto advance = [&](qsizetype to) {
        for (; done < to; ++done) {
            beforeAt += ops.at(done).sign != '+';
            afterAt += ops.at(done).sign != '-';
        }
    };
    for (qsizetype i = 0; i < ops.size();) {
        if (ops.at(i).sign == ' ') {
            ++i;
            continue;
        }
        const qsizetype from = std::max(done, i - context);
        qsizetype last = i;
        for (qsizetype j = i; j < ops.size() && j - last <= 2 * context; ++j) {
            if (ops.at(j).sign != ' ')
                last = j;
        }
        const qsizetype to = std::min(ops.size(), last + context + 1);
        advance(from);
        appendHunk(ops, from, to, oldLines, newLines, beforeAt, afterAt, out);
        advance(to);
        i = to;
    }
    return out;
}

QByteArray unifiedDiff(const Plan &plan)
{
    QByteArray out;
    for (const PlannedFile &file : plan.files) {
        switch (file.action) {
        case Action::Create:
            out += unifiedDiff(file.path, QByteArray(), file.wanted.isNull() ? QByteArray("") : file.wanted);
            break;
        case Action::Update:
        case Action::Conflict: out += unifiedDiff(file.path, file.onDisk, file.wanted); break;
        case Action::Remove: out += unifiedDiff(file.path, file.onDisk, QByteArray()); break;
        case Action::Unchanged:
        case Action::Keep: break;
        }
    }
    return out;
}

} // namespace stackwright::exporting
