using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ChatTutor.Answers.Retrieval;

/// <summary>Which lessons speak of a term in any of their parts, as the index holds it.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, HashSet<string>> lessonsWith = [];

    /// <summary>How many lessons there are.</summary>
    public int Lessons { get; private set; }

    public IEnumerable<string> Terms => lessonsWith.Keys;

    /// <param name="lesson">The field that names the lesson; other documents do not have it.</param>
    public static TermTable Read(IndexReader reader, string lesson)
    {
        var ids = Enumerable.Range(0, reader.MaxDoc).Select(d => reader.Document(d).Get(lesson)).ToArray();
        var table = new TermTable { Lessons = ids.Count(id => id is not null) };
        foreach (var field in TextField.All)
            table.Read(reader, field.Name, ids);
        return table;
    }

    public bool Has(string lesson, string term) => lessonsWith.TryGetValue(term, out var lessons) && lessons.Contains(lesson);

    public int LessonsWith(string term) => lessonsWith.TryGetValue(term, out var lessons) ? lessons.Count : 0;

    private void Read(IndexReader reader, string field, string[] ids)
    {
        if (MultiFields.GetTerms(reader, field) is not { } terms)
            return;
        DocsEnum? documents = null;
        for (var at = terms.GetEnumerator(); at.MoveNext();)
        {
            var term = at.Term.Utf8ToString();
            if (!lessonsWith.TryGetValue(term, out var lessons))
                lessonsWith.Add(term, lessons = []);
            documents = at.Docs(null, documents, DocsFlags.NONE);
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                lessons.Add(ids[documents.DocID]);
        }
    }
}
