using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Short names for message ids, which may be of any length and hold anything.</summary>
internal static class MessageHash
{
    /// <summary>
    /// 8 bytes that tell the messages of one learner apart, wherever they write from: of 10,000, two are alike once in 10^11 learners.
    /// </summary>
    public static ulong In(Address address, string messageId) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(messageId.AsSpan()), Of(address));

    /// <summary>The same as written in format 1, when a learner had one address.</summary>
    public static ulong InFormat1(string messageId) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(messageId.AsSpan()));

    /// <summary>8 bytes that tell the addresses of one learner apart, and lead nowhere.</summary>
    public static long Of(Address address) => unchecked((long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(address.ToString())));

    /// <summary>16 bytes that tell the messages of everybody apart.</summary>
    public static byte[] Of(Address address, string messageId)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(address.ToString()));
        hash.Append([0]);
        hash.Append(MemoryMarshal.AsBytes(messageId.AsSpan()));
        return hash.GetCurrentHash();
    }
}
