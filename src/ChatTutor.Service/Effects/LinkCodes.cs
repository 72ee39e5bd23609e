using System.Security.Cryptography;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Service.Effects;

/// <summary>Draws link codes: the chance that the core must not have.</summary>
public static class LinkCodes
{
    /// <summary>A code of more than 27 bits; drawn again until it has a letter and a digit.</summary>
    public static string Draw()
    {
        while (true)
            if (RandomNumberGenerator.GetString(LinkCode.Alphabet, LinkCode.Length) is var code && LinkCode.IsOne(code))
                return code;
    }
}
