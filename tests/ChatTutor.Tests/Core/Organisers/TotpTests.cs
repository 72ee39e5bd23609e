using System.Text;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Tests.Core.Organisers;

/// <summary>RFC 6238, appendix B (SHA-1), its eight digits cut to the six that apps show; RFC 4648, section 10.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, 287082)]
    [InlineData(1111111109, 081804)]
    [InlineData(1111111111, 050471)]
    [InlineData(1234567890, 005924)]
    [InlineData(2000000000, 279037)]
    [InlineData(20000000000, 353130)]
    public void The_vectors_of_the_standard(long seconds, int code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_as_the_standard_has_it(string text, string written) => Assert.Equal(written, Totp.Write(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("081804", 0, true)]
    [InlineData("081 804", 0, true)]
    [InlineData("081804", 30, true)]
    [InlineData("081804", -30, true)]
    [InlineData("081804", 60, false)]
    [InlineData("081804", -60, false)]
    [InlineData("81804", 0, false)]
    [InlineData("0081804", 0, false)]
    [InlineData("٠٨١٨٠٤", 0, false)]
    [InlineData("", 0, false)]
    [InlineData(null, 0, false)]
    public void A_clock_may_be_one_step_off_and_a_code_is_six_digits(string? typed, int secondsLater, bool right)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        Assert.Equal(right ? Totp.StepOf(at) : null, Totp.Match(Secret, typed, at.AddSeconds(secondsLater), used: 0));
    }

    [Fact]
    public void A_code_that_was_used_opens_no_more()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        Assert.Null(Totp.Match(Secret, "081804", at, used: Totp.StepOf(at)));
        Assert.NotNull(Totp.Match(Secret, "081804", at, used: Totp.StepOf(at) - 1));
    }

    [Fact]
    public void An_app_is_told_whose_code_it_is() =>
        Assert.Equal("otpauth://totp/ChatTutor:lan.cao-lanh?secret=MZXW6&issuer=ChatTutor", Totp.AppAddress("lan.cao-lanh", "foo"u8));
}
