using ChatTutor.Core.Bulletins;

namespace ChatTutor.Tests.Core.Bulletins;

/// <summary>What an organiser writes is taken as meant or refused with the field and the cure.</summary>
public sealed class BulletinFormTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["topic"] = "do-man",
        ["place"] = "phuong-go-cong",
        ["value"] = "1,2",
        ["unit"] = "g/l",
        ["at"] = "2026-11-25 06:00",
        ["source"] = "Đài Khí tượng thủy văn tỉnh",
        ["expires"] = "26/11/2026 6:00",
        ["note"] = "đo ở cống",
    };

    [Fact]
    public void A_whole_row_is_a_bulletin()
    {
        var (bulletin, mistakes) = Read();

        Assert.Empty(mistakes);
        Assert.Equal(("1,2", "6 giờ ngày 25-11", "đo ở cống"), (bulletin!.Figure, bulletin.Moment, bulletin.Note));
        Assert.Equal(TimeSpan.FromHours(24), bulletin.Expires - bulletin.At);
        Assert.Equal(TimeSpan.FromHours(7), bulletin.At.Offset);
    }

    [Theory]
    [InlineData("1.5", "1,5")]
    [InlineData("0", "0")]
    [InlineData(" 12,25 ", "12,25")]
    public void A_value_is_read_with_either_decimal_sign(string written, string figure) => Assert.Equal(figure, Read(("value", written)).Bulletin!.Figure);

    [Theory]
    [InlineData("topic", "", "còn trống")]
    [InlineData("topic", "bao-lu", "không có chủ đề")]
    [InlineData("place", "go-cong", "không có nơi")]
    [InlineData("value", "cao", "không phải một con số")]
    [InlineData("value", "1.200", "1200 hay 1,200")]
    [InlineData("value", "41", "ngoài khoảng 0 đến 40")]
    [InlineData("value", "-1", "ngoài khoảng")]
    [InlineData("unit", "mg", "g/l, ‰")]
    [InlineData("at", "hôm qua", "không phải ngày giờ")]
    [InlineData("at", "2026-11-25 09:01", "tương lai")]
    [InlineData("expires", "2026-11-25 09:00", "đã hết hạn rồi")]
    [InlineData("expires", "2026-11-25 05:00", "hạn phải sau giờ đo")]
    [InlineData("expires", "2026-11-27 06:01", "nhiều nhất 48 giờ")]
    [InlineData("source", " ", "còn trống")]
    [InlineData("source_url", "javascript:alert(1)", "http://")]
    [InlineData("item", "lúa", "để trống")]
    public void What_cannot_be_right_is_refused_with_its_field(string field, string written, string said)
    {
        var (bulletin, mistakes) = Read((field, written));

        Assert.Null(bulletin);
        Assert.Contains(mistakes, m => m.Field == field && m.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var (_, mistakes) = Read(("unit", "mg"), ("value", "x"), ("source", ""));

        Assert.Equal(["source", "unit", "value"], mistakes.Select(m => m.Field).Order());
    }

    [Fact]
    public void A_topic_with_items_needs_one() =>
        Assert.Contains(Read(("topic", "gia-ca"), ("unit", "đồng/kg")).Mistakes, m => m is { Field: "item" });

    [Fact]
    public void The_same_measurement_is_the_same_bulletin_and_another_is_not()
    {
        var first = Read().Bulletin!.Id;

        Assert.Equal(first, Read(("note", "khác"), ("expires", "2026-11-26 05:00"), ("value", "1.20")).Bulletin!.Id);
        foreach (var other in new[] { ("value", "1,3"), ("place", "tram-my-tho"), ("at", "2026-11-25 06:30"), ("source", "Trạm bơm") })
            Assert.NotEqual(first, Read(other).Bulletin!.Id);
    }

    private static (Bulletin? Bulletin, IReadOnlyList<FieldMistake> Mistakes) Read(params (string Field, string Written)[] changed)
    {
        var written = new Dictionary<string, string>(Good);
        foreach (var (field, text) in changed)
            written[field] = text;
        return BulletinForm.Read(SampleContent.Catalogue, written, Posted.Now);
    }
}
