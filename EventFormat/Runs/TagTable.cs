using System.Runtime.CompilerServices;
using System.Text;

namespace EventFormat.Runs;

/// <summary>Interns tags by their UTF-8 bytes; looking one up allocates nothing.</summary>
internal sealed class TagTable
{
    private RunTag?[] _buckets = new RunTag?[64];
    private RunTag? _previous;

    public int Count { get; private set; }

    public void Clear()
    {
        _buckets = new RunTag?[64];
        _previous = null;
        Count = 0;
    }

    /// <summary>Finds a tag, or adds it undefined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RunTag Intern(ReadOnlySpan<byte> name)
    {
        var guess = _previous?.Follower;
        if (guess is not null && name.SequenceEqual(guess.Name))
        {
            return _previous = guess;
        }

        var tag = Find(name);
        if (_previous is not null)
        {
            _previous.Follower = tag;
        }

        return _previous = tag;
    }

    /// <summary>The tag as text; bytes that are no UTF-8 are shown as \xHH, so that distinct tags keep distinct names.</summary>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var invalid in name[..consumed])
                {
                    text.Append("\\x").Append(invalid.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            name = name[consumed..];
        }

        return text.ToString();
    }

    private RunTag Find(ReadOnlySpan<byte> name)
    {
        var hashing = default(HashCode);
        hashing.AddBytes(name);
        var hash = hashing.ToHashCode();
        for (var tag = Bucket(hash); tag is not null; tag = tag.NextInBucket)
        {
            if (tag.Hash == hash && name.SequenceEqual(tag.Name))
            {
                return tag;
            }
        }

        if (Count == _buckets.Length)
        {
            Grow();
        }

        var added = new RunTag(Count++, name.ToArray(), hash) { NextInBucket = Bucket(hash) };
        Bucket(hash) = added;
        return added;
    }

    private ref RunTag? Bucket(int hash) => ref _buckets[hash & (_buckets.Length - 1)];

    private void Grow()
    {
        var old = _buckets;
        _buckets = new RunTag?[old.Length * 2];
        foreach (var head in old)
        {
            for (var tag = head; tag is not null;)
            {
                var next = tag.NextInBucket;
                tag.NextInBucket = Bucket(tag.Hash);
                Bucket(tag.Hash) = tag;
                tag = next;
            }
        }
    }
}
