using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.LearningDays;

namespace ChatTutor.Service.Content;

/// <summary>The catalogue in use; replaced whole by a good one, never by a bad one. What organisers have brought in stays with it.</summary>
public sealed class CatalogueSource(Catalogue first)
{
    private readonly Lock gate = new();
    private volatile Catalogue current = first;

    public Catalogue Current
    {
        get => current;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (gate)
                current = value.With(current.Figures).With(current.DayBoard);
        }
    }

    /// <summary>From the next message on, the learning day is told with these numbers.</summary>
    public void Take(DayBoard? board)
    {
        lock (gate)
            current = current.With(board);
    }

    /// <summary>From the next message on, hamlets are asked for and numbers divided by these.</summary>
    public void Take(Figures figures)
    {
        lock (gate)
            current = current.With(figures);
    }
}
