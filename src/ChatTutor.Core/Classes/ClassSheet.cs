using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;
using ChatTutor.Core.Reports;

namespace ChatTutor.Core.Classes;

/// <summary>
/// The people of a class as a volunteer's list names them: nothing is taken in as long as one row is wrong. What a row said is in no
/// mistake, for it may be a telephone or identity number.
/// </summary>
/// <param name="IsThere">The mistake of every row is that somebody of the phone is called so: the list was taken in before.</param>
public sealed record ClassSheet(IReadOnlyList<ClassMember> Members, IReadOnlyList<RowMistake> Mistakes, bool IsThere = false)
{
    public const string Name = "ten_goi", Group = "nhom", Hamlet = "ap";

    /// <summary>People on a volunteer's phone, the volunteer among them.</summary>
    public const int MostPeople = Household.MostOfVolunteer;

    /// <summary>More rows than this are another kind of table.</summary>
    private const int MostRows = 1000;

    private const string NotHere = "số điện thoại, số giấy tờ, ngày sinh của bà con xin đừng đưa vào đây; máy chưa giữ gì hết";

    private static readonly char[] Separators = [';', '\t'];

    /// <summary>A file's cells by row, the heading first.</summary>
    public static ClassSheet Read(IReadOnlyList<IReadOnlyList<string>> rows, ClassCheck check)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(check);
        // Excel leaves empty columns behind the last one.
        var header = (rows.Count == 0 ? [] : rows[0]).Select(h => Folding.Fold(h).Replace(' ', '_')).ToList();
        header = header[..(header.FindLastIndex(h => h.Length > 0) + 1)];
        var mistakes = Heading(header, check);
        return mistakes.Count > 0 ? new([], mistakes) : Read(header, [.. rows.Index().Skip(1).Select(r => (r.Index + 1, r.Item))], check);
    }

    /// <summary>Pasted lines, "Bà Sáu; nông dân" or a name alone; the first is line 1.</summary>
    public static ClassSheet ReadLines(string text, ClassCheck check)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(check);
        // The name of a group may have a comma in it, what a person is called has none.
        return Read([.. ColumnsFor(check)], [.. text.Split('\n').Index().Select(l => (l.Index + 1,
            (IReadOnlyList<string>)(l.Item.IndexOfAny(Separators) >= 0 ? l.Item.Split(Separators) : l.Item.Split(',', 2))))], check);
    }

    /// <summary>Two rows to be written over.</summary>
    public static Table Template(ClassCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var groups = check.Catalogue.Campaign.Audiences.Where(a => !a.Children).Select(a => a.Name).Take(2).ToList();
        var columns = ColumnsFor(check).ToList();
        IReadOnlyList<string> Row(string name, int n) =>
            [.. new[] { name, groups.ElementAtOrDefault(n) ?? "", check.Hamlets.ElementAtOrDefault(n)?.Name ?? "" }.Take(columns.Count)];
        return new("Danh sách lớp", [.. columns.Select(c => new Column(c))], [Row("Bà Sáu", 0), Row("Ông Tư", 1)]);
    }

    /// <summary>A hamlet can be said only where there is a list of them.</summary>
    public static IEnumerable<string> ColumnsFor(ClassCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Hamlets.Count > 0 ? [Name, Group, Hamlet] : [Name, Group];
    }

    private static List<RowMistake> Heading(List<string> header, ClassCheck check)
    {
        var (known, mistakes) = (ColumnsFor(check).ToList(), new List<RowMistake>());
        if (!header.Contains(Name))
            mistakes.Add(new(1, $"thiếu cột \"{Name}\"; dòng đầu là tên cột"));
        foreach (var (at, column) in header.Index())
            if (column == Hamlet && !known.Contains(Hamlet))
                mistakes.Add(new(1, $"chưa có danh sách ấp, khóm ở địa bàn của bạn; bỏ cột \"{Hamlet}\""));
            else if (!known.Contains(column))
                mistakes.Add(new(1, $"cột thứ {at + 1} lạ; chỉ dùng {string.Join(", ", known)}; {NotHere}"));
            else if (header.IndexOf(column) < at)
                mistakes.Add(new(1, $"cột \"{column}\" ghi hai lần"));
        return mistakes;
    }

    private static ClassSheet Read(List<string> header, List<(int Number, IReadOnlyList<string> Cells)> rows, ClassCheck check)
    {
        if (rows.Count > MostRows)
            return new([], [new(rows[MostRows].Number, $"nhiều hơn {MostRows} dòng; một máy chỉ giữ được {MostPeople} người")]);
        var (members, mistakes, names) = (new List<ClassMember>(), new List<RowMistake>(), new Dictionary<string, int>());
        var known = 0;
        foreach (var (number, cells) in rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))))
        {
            string Of(string column) => Folding.Clean(cells.ElementAtOrDefault(header.IndexOf(column)) ?? "");
            var member = ClassRow.Read(number, Of(Name), Of(Group), Of(Hamlet), check, mistakes);
            if (cells.Skip(header.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
                mistakes.Add(new(number, $"nhiều ô hơn {string.Join(", ", header)}; {NotHere}"));
            if (member is null)
                continue;
            known += Compare(number, member, names, check, mistakes);
            members.Add(member);
        }
        if (members.Count + mistakes.Count == 0)
            mistakes.Add(new(rows.Count == 0 ? 1 : rows[0].Number, "chưa có ai trong danh sách"));
        else if (members.Count + check.People.Count > MostPeople && known == 0)
            mistakes.Add(new(rows[^1].Number, $"một máy giữ nhiều nhất {MostPeople} người; máy của bạn đang có {check.People.Count}, danh sách có {members.Count}"));
        return new(mistakes.Count == 0 ? members : [], [.. mistakes.OrderBy(m => m.Row)], known > 0 && known == members.Count && known == mistakes.Count);
    }

    // Who is called as somebody else could not be told from them on the list of the phone. Returns 1 for a name that is there.
    private static int Compare(int number, ClassMember member, Dictionary<string, int> names, ClassCheck check, List<RowMistake> mistakes)
    {
        var folded = Folding.Fold(member.Name);
        if (check.People.Any(p => PersonName.IsSame(p.Name, member.Name)))
        {
            mistakes.Add(new(number, "máy đã có người tên vậy; cùng một người thì bỏ dòng này, khác người thì thêm chữ vào tên"));
            return 1;
        }
        if (!names.TryAdd(folded, number))
            mistakes.Add(new(number, $"trùng tên với dòng {names[folded]}; thêm chữ để phân biệt, ví dụ Bà Sáu Lành"));
        return 0;
    }
}
