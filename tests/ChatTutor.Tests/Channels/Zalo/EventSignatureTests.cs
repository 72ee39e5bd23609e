using System.Text;
using ChatTutor.Channels.Zalo;
using ChatTutor.Channels.Zalo.Tokens;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>The vectors were computed outside this program.</summary>
public sealed class EventSignatureTests
{
    private const string Body = """{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào","msg_id":"b2db3895fe26797f2030"},"timestamp":"1787209817225"}""";
    private const string Mac = "9811ae1a01e90ffcf75506a2e80fd4a788c8d9335ff53e5dc548e4302f2e2f59";

    private static readonly EventSignature Signature = new("360846524940903967", "oa-secret-key-for-tests");
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Body);

    [Theory]
    [InlineData("mac=" + Mac)]
    [InlineData(" mac = " + Mac + " ")]
    [InlineData("MAC=9811AE1A01E90FFCF75506A2E80FD4A788C8D9335FF53E5DC548E4302F2E2F59")]
    public void The_vector_is_signed_by_zalo(string header)
    {
        Assert.Equal(229, Bytes.Length);
        Assert.Equal("1787209817225", EventSignature.Timestamp(Bytes));
        Assert.True(Signature.IsBy(header, Bytes, EventSignature.Timestamp(Bytes)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mac")]
    [InlineData("mac=")]
    [InlineData(Mac)]
    [InlineData("mac=" + Mac + "00")]
    [InlineData("mac=zz11ae1a01e90ffcf75506a2e80fd4a788c8d9335ff53e5dc548e4302f2e2f59")]
    [InlineData("sha=" + Mac)]
    public void Anything_else_is_not(string? header) => Assert.False(Signature.IsBy(header, Bytes, "1787209817225"));

    [Fact]
    public void Every_byte_of_body_and_keys_counts()
    {
        for (var i = 0; i < Bytes.Length; i++)
        {
            byte[] changed = [.. Bytes];
            changed[i] ^= 1;
            Assert.False(Signature.IsBy("mac=" + Mac, changed, "1787209817225"));
        }
        Assert.False(Signature.IsBy("mac=" + Mac, Bytes, "1787209817226"));
        Assert.False(new EventSignature("360846524940903967", "oa-secret-key-for-test").IsBy("mac=" + Mac, Bytes, "1787209817225"));
        Assert.False(new EventSignature("360846524940903968", "oa-secret-key-for-tests").IsBy("mac=" + Mac, Bytes, "1787209817225"));
    }

    [Theory]
    [InlineData("""{"timestamp":17}""", "17")]
    [InlineData("""{"message":{"timestamp":"1"},"timestamp":"2"}""", "2")]
    [InlineData("""{"timestamp":{"a":1}}""", "")]
    [InlineData("""{"timestamp":""", "")]
    [InlineData("""["timestamp","1"]""", "")]
    [InlineData("""{"\ud83d":1,"timestamp":"3"}""", "3")]
    [InlineData("", "")]
    public void The_time_is_looked_for_at_the_top_only(string body, string expected) =>
        Assert.Equal(expected, EventSignature.Timestamp(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void The_proof_key_is_the_vector_of_rfc_7636()
    {
        Assert.Equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", new ProofKey("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").Challenge);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", ProofKey.New().Verifier);
        Assert.NotEqual(ProofKey.New(), ProofKey.New());
    }
}
