using System.Text;
using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Service.Content;

namespace ChatTutor.Tests.Service;

/// <summary>YAML as it may come from a stranger: refused with a place, never with an exception, never with much memory or time.</summary>
public sealed class YamlNodesTests
{
    private readonly List<ContentMistake> mistakes = [];

    [Fact]
    public void Text_becomes_a_tree_with_places()
    {
        var tree = Assert.IsType<Node.Mapping>(Parse("a: chữ\nb:\n  - 1\n  - c: \"x\"\n"));
        Assert.Equal(["a(1,1)", "b(2,1)"], tree.Entries.Select(e => $"{e.Key}({e.At.Line},{e.At.Column})"));
        var list = Assert.IsType<Node.Sequence>(tree.Entries[1].Value);
        Assert.Equal(new Node.Text(new Position("f", 3, 5), "1"), list.Items[0]);
        Assert.Equal(new Position("f", 4, 5), list.Items[1].At);
        Assert.Empty(mistakes);
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x\n", "f(1,4): không đọc được YAML: không dùng & (anchor)")]
    [InlineData("a: 1\nb: *x\n", "f(2,4): không đọc được YAML: không dùng * (alias)")]
    [InlineData("a: 1\n\tb: 2\n", "f(1,4): ")]
    [InlineData("a: 1\nb: 2\nc:\n\td: 2\n", "f(3,1): ")]
    [InlineData("a: 1\nb: [1, 2\nc: 3\n", "f(2,5): không đọc được YAML: thiếu dấu đóng")]
    [InlineData("a: [1, 2\n", "f(2,1): ")]
    [InlineData("a: \"x\n", "f(")]
    [InlineData("a: \"\\uD800\"\n", "f(1,")]
    [InlineData("[a, b]: 1\n", "f(1,1): ")]
    [InlineData("*x : 1\n", "f(1,1): ")]
    [InlineData("- a\nb: 1\n", "f(2,1): ")]
    [InlineData("a: 1\n---\nb: 2\n", "f(2,1): không đọc được YAML: một tệp chỉ một tài liệu, bỏ dòng ---")]
    [InlineData("", "f(1,1): tệp trống")]
    [InlineData("# chỉ có ghi chú\n", "f(1,1): tệp trống")]
    [InlineData("%YAML 9.9\n---\na: 1\n", "f(1,")]
    [InlineData("\0", "f(1,")]
    public void What_cannot_be_read_is_one_mistake_with_its_place(string text, string mistake)
    {
        Assert.Null(Parse(text));
        Assert.StartsWith(mistake, Assert.Single(mistakes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_billion_laughs_are_refused_at_the_first()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++)
            bomb.Append(null, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.Null(Parse(bomb.ToString()));
        Assert.Equal(1, Assert.Single(mistakes).At.Line);
    }

    [Theory]
    [InlineData(21, true)]
    [InlineData(22, false)]
    [InlineData(100_000, false)]
    public void Deep_nesting_is_refused(int depth, bool read)
    {
        Assert.Equal(read, Parse(new string('[', depth) + new string(']', depth)) is not null);
        Assert.Equal(read ? 0 : 1, mistakes.Count);
    }

    [Fact]
    public void Too_many_entries_are_refused()
    {
        Assert.NotNull(Parse(string.Concat(Enumerable.Repeat("- a\n", 40_000))));
        Assert.Null(Parse(string.Concat(Enumerable.Repeat("- a\n", 60_000))));
    }

    [Fact]
    public void A_file_of_a_megabyte_is_refused_before_it_is_parsed()
    {
        Assert.Null(Parse("a: " + new string('x', 1 << 20)));
        Assert.Equal("f(1,1): tệp quá lớn; chia nhỏ ra", Assert.Single(mistakes).ToString());
    }

    [Fact]
    public void Any_text_at_all_is_read_or_refused()
    {
        var random = new Random(1010);
        const string pieces = "a:-[]{}&*!|>'\"%@`#,?\n\t \\u00é\u0000\ud800\ufeff🙂";
        for (var i = 0; i < 20_000; i++)
        {
            mistakes.Clear();
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)])]);
            Assert.Equal(Parse(text) is null, mistakes.Count == 1);
        }
    }

    private Node? Parse(string text) => YamlNodes.Parse("f", text, mistakes);
}
