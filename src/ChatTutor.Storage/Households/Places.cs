using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Households;

/// <summary>The addresses of one learner. Kept only for those who were ever joined; for all others there is the one they write from.</summary>
/// <param name="Wrote">Where they last wrote from: unasked messages go there.</param>
/// <param name="Shown">Where their latest screen was shown.</param>
internal sealed record Places(IReadOnlyList<Address> All, Address? Wrote, Address? Shown)
{
    public static readonly Places Unknown = new([], null, null);

    public bool AreSeveral => All.Count > 1;

    public Places Without(Address address)
    {
        List<Address> left = [.. All.Where(a => a != address)];
        return new(left, left.Count == 0 ? null : Wrote == address ? left[^1] : Wrote, Shown == address ? null : Shown);
    }
}
