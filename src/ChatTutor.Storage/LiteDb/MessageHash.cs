using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Short names for message ids, which may be of any length and hold anything.</summary>
internal static class MessageHash
{
    /// <summary>8 bytes that tell the messages of one learner apart: of 10,000, two are alike once in 10^11 learners.</summary>
    public static ulong Of(string messageId) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(messageId.AsSpan()));

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
