namespace Dashboard.Web.Series;

/// <summary>A list of one writer whose published prefixes stay unchanged for readers.</summary>
/// <remarks>Readers hold an array and a length. The writer appends behind every such length in place, and moves to a copy
/// before it would overwrite a slot that a reader may be looking at.</remarks>
internal sealed class SharedList<T>
{
    private T[] _slots = [];
    private int _visible;

    /// <summary>Length as the writer sees it.</summary>
    public int Count { get; private set; }

    /// <summary>Slots, free ones included.</summary>
    public int Capacity => _slots.Length;

    /// <summary>The contents, for the writer to read.</summary>
    public ReadOnlySpan<T> Span => _slots.AsSpan(0, Count);

    public T this[int index]
    {
        get => _slots[index];
        set
        {
            if (index < _visible)
            {
                Move(_slots.Length);
            }

            _slots[index] = value;
        }
    }

    /// <summary>The last slot.</summary>
    public T Last
    {
        get => _slots[Count - 1];
        set => this[Count - 1] = value;
    }

    public void Add(T value)
    {
        if (Count == _slots.Length)
        {
            Move(Math.Max(4, Count + (Count / 4)));
        }

        this[Count++] = value;
    }

    public void RemoveLast() => Count--;

    public void Truncate(int count) => Count = count;

    /// <summary>Makes room for <paramref name="capacity"/> slots at once.</summary>
    public void Reserve(int capacity)
    {
        if (capacity > _slots.Length)
        {
            Move(capacity);
        }
    }

    /// <summary>The present contents, which no later call changes.</summary>
    public ArraySegment<T> Share()
    {
        _visible = Math.Max(_visible, Count);
        return new ArraySegment<T>(_slots, 0, Count);
    }

    private void Move(int capacity)
    {
        var slots = new T[capacity];
        Array.Copy(_slots, slots, Math.Min(Count, capacity));
        _slots = slots;
        _visible = 0;
    }
}
