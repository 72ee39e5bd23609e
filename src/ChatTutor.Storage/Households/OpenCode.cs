using System.Security.Cryptography;
using System.Text;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Households;

/// <summary>A code that waits to be typed elsewhere; only its hash is kept.</summary>
/// <param name="Address">Where it was shown.</param>
/// <param name="ForWitness">Only for confirming a practice; it joins nobody.</param>
internal sealed record OpenCode(string Hash, LearnerId Learner, Address Address, DateTimeOffset Until, bool ForWitness = false)
{
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
