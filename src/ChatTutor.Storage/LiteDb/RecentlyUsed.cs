using System.Diagnostics.CodeAnalysis;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Keeps the values used last; <see cref="Trim"/> drops the others.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> order = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (!nodes.TryGetValue(key, out var node))
            return false;
        order.Remove(node);
        order.AddLast(node);
        value = node.Value.Value;
        return true;
    }

    public void Add(TKey key, TValue value) => nodes.Add(key, order.AddLast((key, value)));

    public void Remove(TKey key)
    {
        if (nodes.Remove(key, out var node))
            order.Remove(node);
    }

    public void Trim()
    {
        while (nodes.Count > most && order.First is { } oldest)
            Remove(oldest.Value.Key);
    }
}
