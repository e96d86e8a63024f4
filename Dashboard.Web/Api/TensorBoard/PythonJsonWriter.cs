using System.Buffers;
using System.Diagnostics;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Writes nested JSON as Python's <c>json.dumps</c> spells it, on one line or, as protobuf's JSON, indented by two spaces.</summary>
/// <remarks>Not safe to use from several threads. What is written must be well nested, at most 64 levels deep.</remarks>
internal sealed class PythonJsonWriter(IBufferWriter<byte> output, bool isIndented = false)
{
    private const int MaxDepth = 64;

    private int _depth;

    // Bit n: whether something stands already at depth n.
    private ulong _filled;
    private bool _isAfterName;

    public PythonJsonWriter BeginObject() => Begin("{"u8);

    public PythonJsonWriter EndObject() => End("}"u8);

    public PythonJsonWriter BeginArray() => Begin("["u8);

    public PythonJsonWriter EndArray() => End("]"u8);

    public PythonJsonWriter Name(string name)
    {
        Separate();
        output.WriteString(name);
        output.WriteRaw(": "u8);
        _isAfterName = true;
        return this;
    }

    public PythonJsonWriter Value(string? text)
    {
        Separate();
        if (text is null)
        {
            output.WriteRaw("null"u8);
        }
        else
        {
            output.WriteString(text);
        }

        return this;
    }

    public PythonJsonWriter Value(double number)
    {
        Separate();
        output.WriteNumber(number);
        return this;
    }

    public PythonJsonWriter Value(long number)
    {
        Separate();
        output.WriteNumber(number);
        return this;
    }

    public PythonJsonWriter Value(bool flag)
    {
        Separate();
        output.WriteRaw(flag ? "true"u8 : "false"u8);
        return this;
    }

    private PythonJsonWriter Begin(ReadOnlySpan<byte> bracket)
    {
        Separate();
        output.WriteRaw(bracket);
        _depth++;
        Debug.Assert(_depth < MaxDepth, "Nothing that is answered nests so deep.");
        _filled &= ~(1ul << _depth);
        return this;
    }

    private PythonJsonWriter End(ReadOnlySpan<byte> bracket)
    {
        var isFilled = (_filled >> _depth & 1) != 0;
        _depth--;
        if (isFilled)
        {
            BreakLine();
        }

        output.WriteRaw(bracket);
        return this;
    }

    private void Separate()
    {
        if (_isAfterName)
        {
            _isAfterName = false;
            return;
        }

        if (_depth == 0)
        {
            return;
        }

        var isFilled = (_filled >> _depth & 1) != 0;
        _filled |= 1ul << _depth;
        output.WriteRaw(!isFilled ? ""u8 : isIndented ? ","u8 : ", "u8);
        BreakLine();
    }

    private void BreakLine()
    {
        if (!isIndented)
        {
            return;
        }

        output.WriteRaw("\n"u8);
        for (var i = 0; i < _depth; i++)
        {
            output.WriteRaw("  "u8);
        }
    }
}
