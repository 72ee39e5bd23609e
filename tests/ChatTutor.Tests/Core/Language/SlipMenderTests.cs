using ChatTutor.Core.Language;

namespace ChatTutor.Tests.Core.Language;

public sealed class SlipMenderTests
{
    private static readonly SlipMender Mender = new(["khoan", "chuyen", "thanh", "khanh", "mang"]);

    [Theory]
    [InlineData("chuyenn", "chuyen")]
    [InlineData("chuyn", "chuyen")]
    [InlineData("cuhyen", "chuyen")]
    [InlineData("xhanh", "xhanh")] // "thanh" or "khanh".
    [InlineData("mangg", "mang")]
    [InlineData("mag", "mag")]
    [InlineData("chuyen1", "chuyen1")]
    [InlineData("khoan", "khoan")]
    public void Only_a_single_slip_with_one_meaning_is_put_right(string typed, string meant) => Assert.Equal(meant, Mender.Mend(typed));
}
