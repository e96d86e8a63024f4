namespace Training.Core.Weights.Pickle;

/// <summary>Reads a pickle of protocols 0 to 5 as plain data: texts, numbers, lists, dictionaries, and the tensors that <see cref="PickleGlobals"/> makes.</summary>
/// <remarks>
/// A pickle is a program for a stack machine, see <c>pickletools.py</c> in Python's library. Here its calls reach only
/// <see cref="PickleGlobals"/>: nothing is looked up by name, nothing is run. Memory stays within a constant factor of the pickle's length.
/// </remarks>
internal sealed class PickleReader(ReadOnlyMemory<byte> pickle, PickleGlobals globals)
{
    private readonly PickleInput _input = new(pickle);
    private readonly PickleStack _stack = new();

    /// <summary>Runs the pickle to its end.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or has what is not understood.</exception>
    public object? Read()
    {
        while (true)
        {
            var code = (PickleCode)_input.Byte();
            if (code == PickleCode.Stop)
            {
                return _stack.Pop();
            }

            if (!TryConstant(code) && !TryCollection(code) && !TryMemory(code) && !TryCall(code))
            {
                throw new WeightsFormatException($"The pickle has code 0x{(byte)code:x2} at byte {_input.Position - 1}, which no pickle of weights has.");
            }
        }
    }

    private bool TryConstant(PickleCode code)
    {
        switch (code)
        {
            case PickleCode.None: _stack.Push(null); break;
            case PickleCode.True: _stack.Push(true); break;
            case PickleCode.False: _stack.Push(false); break;
            case PickleCode.Byte: _stack.Push((long)_input.Byte()); break;
            case PickleCode.UInt16: _stack.Push((long)_input.UInt16()); break;
            case PickleCode.Int32: _stack.Push((long)_input.Int32()); break;
            case PickleCode.Integer: _stack.Push(_input.Integer(_input.Byte())); break;
            case PickleCode.LongInteger: _stack.Push(_input.Integer(_input.Int32())); break;
            case PickleCode.Digits or PickleCode.LongDigits: _stack.Push(_input.Digits()); break;
            case PickleCode.Double: _stack.Push(_input.Double()); break;
            case PickleCode.DecimalDouble: _stack.Push(_input.DecimalDouble()); break;
            case PickleCode.ShortText: _stack.Push(_input.Text(_input.Byte())); break;
            case PickleCode.Text: _stack.Push(_input.Text((uint)_input.Int32())); break;
            case PickleCode.LongText: _stack.Push(_input.Text(_input.Int64())); break;
            case PickleCode.TextLine: _stack.Push(_input.Line()); break;
            case PickleCode.ShortBytes: _stack.Push(_input.Bytes(_input.Byte())); break;
            case PickleCode.Bytes: _stack.Push(_input.Bytes((uint)_input.Int32())); break;
            case PickleCode.LongBytes or PickleCode.ByteArray: _stack.Push(_input.Bytes(_input.Int64())); break;
            case PickleCode.ShortString: _stack.Push(_input.Text(_input.Byte())); break;
            case PickleCode.String: _stack.Push(_input.Text((uint)_input.Int32())); break;
            default: return false;
        }

        return true;
    }

    private bool TryCollection(PickleCode code)
    {
        switch (code)
        {
            case PickleCode.EmptyDictionary: _stack.Push(new PickleMap()); break;
            case PickleCode.Dictionary: SetAll(new PickleMap(), _stack.PopMarked(), push: true); break;
            case PickleCode.SetItems: SetAll(null, _stack.PopMarked(), push: false); break;
            case PickleCode.SetItem: SetAll(null, _stack.Pop(2), push: false); break;
            case PickleCode.EmptyList or PickleCode.EmptySet: _stack.Push(new List<object?>()); break;
            case PickleCode.List: _stack.Push(new List<object?>(_stack.PopMarked())); break;
            case PickleCode.Append: AddAll(_stack.Pop(1)); break;
            case PickleCode.Appends or PickleCode.AddItems: AddAll(_stack.PopMarked()); break;
            case PickleCode.EmptyTuple: _stack.Push(Array.Empty<object?>()); break;
            case PickleCode.Tuple or PickleCode.FrozenSet: _stack.Push(_stack.PopMarked()); break;
            case PickleCode.Tuple1: _stack.Push(_stack.Pop(1)); break;
            case PickleCode.Tuple2: _stack.Push(_stack.Pop(2)); break;
            case PickleCode.Tuple3: _stack.Push(_stack.Pop(3)); break;
            default: return false;
        }

        return true;
    }

    private bool TryMemory(PickleCode code)
    {
        switch (code)
        {
            case PickleCode.Protocol: _input.Byte(); break;
            case PickleCode.Frame: _input.Int64(); break;
            case PickleCode.Mark: _stack.Mark(); break;
            case PickleCode.Pop: _stack.Drop(); break;
            case PickleCode.PopMark: _stack.PopMarked(); break;
            case PickleCode.Duplicate: _stack.Push(_stack.Top); break;
            case PickleCode.Put: _stack.Remember(_input.Byte()); break;
            case PickleCode.LongPut: _stack.Remember((uint)_input.Int32()); break;
            case PickleCode.Memoize: _stack.RememberNext(); break;
            case PickleCode.Get: _stack.Push(_stack.Recall(_input.Byte())); break;
            case PickleCode.LongGet: _stack.Push(_stack.Recall((uint)_input.Int32())); break;
            default: return false;
        }

        return true;
    }

    private bool TryCall(PickleCode code)
    {
        switch (code)
        {
            case PickleCode.Global:
                var module = _input.Line();
                _stack.Push(new PickleGlobal($"{module}.{_input.Line()}"));
                break;
            case PickleCode.StackGlobal:
                var name = _stack.Pop<string>();
                _stack.Push(new PickleGlobal($"{_stack.Pop<string>()}.{name}"));
                break;
            case PickleCode.Reduce or PickleCode.NewObject:
                var arguments = _stack.Pop<object?[]>();
                _stack.Push(globals.Call(_stack.Pop(), arguments));
                break;
            case PickleCode.Build:
                _stack.Pop(); // state of what is on top: a state dict's _metadata, a parameter's hooks; never needed
                break;
            case PickleCode.PersistentId:
                _stack.Push(PickleGlobals.Storage(_stack.Pop<object?[]>()));
                break;
            default: return false;
        }

        return true;
    }

    private void SetAll(PickleMap? dictionary, object?[] pairs, bool push)
    {
        // What is not understood may be subclassed from dict or list: what is put into it is dropped.
        dictionary ??= _stack.Top as PickleMap;
        if ((dictionary is null && _stack.Top is not PickleObject) || pairs.Length % 2 != 0)
        {
            throw new WeightsFormatException("The pickle sets keys of what is no dictionary.");
        }

        for (var i = 0; i < pairs.Length; i += 2)
        {
            dictionary?.Set(pairs[i], pairs[i + 1]);
        }

        if (push)
        {
            _stack.Push(dictionary);
        }
    }

    private void AddAll(object?[] values)
    {
        if (_stack.Top is List<object?> list)
        {
            list.AddRange(values);
        }
        else if (_stack.Top is not PickleObject)
        {
            throw new WeightsFormatException("The pickle adds to what is no list.");
        }
    }
}
