using ChatTutor.Core.Content;

namespace ChatTutor.Service.Content;

/// <summary>The catalogue in use; replaced whole by a good one, never by a bad one.</summary>
public sealed class CatalogueSource(Catalogue first)
{
    private volatile Catalogue current = first;

    public Catalogue Current
    {
        get => current;
        set => current = value ?? throw new ArgumentNullException(nameof(value));
    }
}
