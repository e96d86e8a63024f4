namespace Training.Core.Weights.Pickle;

/// <summary>The stack of the pickle machine, with its marks and its memo.</summary>
internal sealed class PickleStack
{
    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<long, object?> _memo = [];

    public object? Top => _values.Count > Floor ? _values[^1] : throw Underflow();

    private int Floor => _marks.Count > 0 ? _marks.Peek() : 0;

    public void Push(object? value) => _values.Add(value);

    public void Mark() => _marks.Push(_values.Count);

    public object? Pop()
    {
        var top = Top;
        _values.RemoveAt(_values.Count - 1);
        return top;
    }

    public T Pop<T>()
        where T : class => Pop() as T ?? throw new WeightsFormatException($"The pickle has something else where a {typeof(T).Name} belongs.");

    /// <summary>Everything above the last mark, which goes with it.</summary>
    public object?[] PopMarked()
    {
        if (!_marks.TryPop(out var mark))
        {
            throw Underflow();
        }

        var count = _values.Count - mark;
        var values = _values.GetRange(mark, count).ToArray();
        _values.RemoveRange(mark, count);
        return values;
    }

    public object?[] Pop(int count)
    {
        var values = new object?[count];
        while (count > 0)
        {
            values[--count] = Pop();
        }

        return values;
    }

    /// <summary>Drops the topmost value, or the mark if there is nothing above it.</summary>
    public void Drop()
    {
        if (_marks.Count > 0 && _values.Count == Floor)
        {
            _marks.Pop();
        }
        else
        {
            Pop();
        }
    }

    public void Remember(long key) => _memo[key] = Top;

    public void RememberNext() => _memo[_memo.Count] = Top;

    public object? Recall(long key) =>
        _memo.TryGetValue(key, out var value) ? value : throw new WeightsFormatException($"The pickle refers to {key}, which it has not defined.");

    private static WeightsFormatException Underflow() => new("The pickle takes more than it has put: damaged.");
}
