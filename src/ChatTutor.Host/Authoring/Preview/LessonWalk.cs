using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;

namespace ChatTutor.Host.Authoring.Preview;

/// <summary>
/// Goes through a lesson as a learner with consent does, and presses every button on the way: what comes out is what the tutor says,
/// word for word.
/// </summary>
public sealed class LessonWalk
{
    /// <summary>Presses at one question: four choices in every order are 325.</summary>
    private const int MostPresses = 1000;

    private readonly Catalogue catalogue;
    private readonly Lesson lesson;
    private readonly DateTimeOffset now;

    private LessonWalk(Catalogue catalogue, Lesson lesson, DateTimeOffset now) => (this.catalogue, this.lesson, this.now) = (catalogue, lesson, now);

    /// <summary>Every stop up to the end of the lesson; none when all of its steps are held back.</summary>
    public static IReadOnlyList<Stop> Through(Catalogue catalogue, Lesson lesson, string? commune, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        var learner = new Learner(new LearnerId(1), Consent.Given, Commune: commune);
        return lesson.Steps.Count == 0 ? [] : [.. new LessonWalk(catalogue, lesson, now).From(learner)];
    }

    private IEnumerable<Stop> From(Learner learner)
    {
        var seen = new HashSet<string>();
        var turn = Hear(learner, new InboundMessage.Started(lesson.Id));
        // A step met again (two with one id) would lead round in a circle.
        while (StepOf(turn.Learner) is { } step && seen.Add(step.Id))
        {
            var branches = step is Question ? Answers(turn) : [.. Press(turn).Where(b => IsAt(b.After, step.Id))];
            yield return new Stop(step, turn.Replies, branches);
            turn = Hear((branches.FirstOrDefault(b => b.Right == true)?.After ?? turn.Learner), new InboundMessage.Text("tiếp"));
        }
        yield return new Stop(null, turn.Replies, []);
    }

    // Shortest ways first: each button once, and of the ways with several presses one for each thing that is said.
    private List<Branch> Answers(Turn turn)
    {
        var (answers, said, known) = (new List<Branch>(), new HashSet<string>(), new HashSet<string>());
        var step = StepOf(turn.Learner)!.Id;
        var open = new Queue<Branch>([new([], null, turn.Replies, turn.Learner)]);
        for (var presses = 0; open.TryDequeue(out var at) && presses < MostPresses;)
            foreach (var next in Press(at).Where(b => IsAt(b.After, step)))
            {
                presses++;
                var isNew = next.After.Lesson!.Answered ? said.Add(Said(next)) : known.Add(string.Join(' ', next.After.Lesson.Picked));
                if (isNew && !next.After.Lesson.Answered)
                    open.Enqueue(next);
                // Of the screens on the way to an answer the first one shows how it goes.
                if (next.After.Lesson.Answered ? isNew || next.Pressed.Count == 1 : isNew && known.Count == 1)
                    answers.Add(next);
            }
        return answers;
    }

    private IEnumerable<Branch> Press(Turn turn) => Press(new Branch([], null, turn.Replies, turn.Learner));

    private IEnumerable<Branch> Press(Branch at) => (at.After.Offered ?? []).Select(button =>
    {
        var turn = Hear(at.After, new InboundMessage.Choice(button.Id));
        return new Branch([.. at.Pressed, button.Label], turn.Events.OfType<LearningEvent.QuestionMarked>().FirstOrDefault()?.Right, turn.Replies, turn.Learner);
    });

    private Turn Hear(Learner learner, InboundMessage message) => Tutor.Respond(catalogue, learner, message, now);

    private Step? StepOf(Learner learner) =>
        learner is { Activity: null, Lesson: { } place } && place.Lesson == lesson.Id ? lesson.Find(place.Step) : null;

    private bool IsAt(Learner learner, string step) => StepOf(learner)?.Id == step;

    private static string Said(Branch branch) => string.Join('\n', branch.Replies.Select(r => r.Text));
}
