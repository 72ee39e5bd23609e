using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene41;
using Lucene.Net.Codecs.Lucene46;

namespace ChatTutor.Answers.Retrieval;

/// <summary>
/// Lucene's own way to keep an index, with more terms in a block: for each block it sets 64 KB aside while it writes, and here everything is
/// in memory, where a longer look through a block costs next to nothing.
/// </summary>
internal sealed class WideBlocks : Lucene46Codec
{
    private readonly Lucene41PostingsFormat postings = new(minTermBlockSize: 300, maxTermBlockSize: 600);

    public override PostingsFormat GetPostingsFormatForField(string field) => postings;
}
