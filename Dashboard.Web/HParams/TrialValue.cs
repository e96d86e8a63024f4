using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.HParams;

/// <summary>What one trial has in one column: a number, a text, a truth value, or nothing.</summary>
public readonly record struct TrialValue : IComparable<TrialValue>
{
    private readonly Kinds _kind;
    private readonly string? _text;

    private TrialValue(Kinds kind, double number, string? text) => (_kind, Number, _text) = (kind, number, text);

    private enum Kinds
    {
        Missing,
        Flag,
        Number,
        Text,
    }

    /// <summary>Nothing was logged.</summary>
    public static TrialValue Missing => default;

    public bool IsMissing => _kind == Kinds.Missing;

    /// <summary>Whether it is a number, NaN and infinities included.</summary>
    public bool IsNumber => _kind == Kinds.Number;

    public bool IsFlag => _kind == Kinds.Flag;

    /// <summary>The number, 0 or 1 for a truth value; meaningless for the rest.</summary>
    public double Number { get; }

    /// <summary>As it is shown, filtered and exported: numbers as shortly as reads back exactly.</summary>
    public string Text => _kind switch
    {
        Kinds.Missing => "",
        Kinds.Flag => Number > 0 ? "true" : "false",
        Kinds.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        _ => _text!,
    };

    /// <summary>As a cell shows it: numbers with four significant digits.</summary>
    public string ShortText => !IsNumber ? Text : Number switch
    {
        0 => "0",
        var number when Math.Abs(number) is < 1e-3 or >= 1e6 && double.IsFinite(number) => number.ToString("0.###e0", CultureInfo.InvariantCulture),
        var number => number.ToString("G4", CultureInfo.InvariantCulture),
    };

    public static TrialValue Of(double number) => new(Kinds.Number, number, null);

    public static TrialValue Of(string text) => new(Kinds.Text, 0, text);

    public static TrialValue Of(bool flag) => new(Kinds.Flag, flag ? 1 : 0, null);

    /// <summary>A logged value; lists and structures, which the plugin does not know, as their JSON.</summary>
    public static TrialValue Of(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.NumberValue => Of(value.NumberValue),
        Value.KindOneofCase.StringValue => Of(value.StringValue),
        Value.KindOneofCase.BoolValue => Of(value.BoolValue),
        Value.KindOneofCase.ListValue or Value.KindOneofCase.StructValue => Of(value.ToString()),
        _ => Missing,
    };

    /// <summary>Numbers by size with NaN below all, texts by their characters; missing before flags before numbers before texts.</summary>
    public int CompareTo(TrialValue other)
    {
        if (_kind != other._kind)
        {
            return _kind.CompareTo(other._kind);
        }

        return _kind == Kinds.Text ? string.CompareOrdinal(_text, other._text) : Number.CompareTo(other.Number);
    }

    public static bool operator <(TrialValue left, TrialValue right) => left.CompareTo(right) < 0;

    public static bool operator <=(TrialValue left, TrialValue right) => left.CompareTo(right) <= 0;

    public static bool operator >(TrialValue left, TrialValue right) => left.CompareTo(right) > 0;

    public static bool operator >=(TrialValue left, TrialValue right) => left.CompareTo(right) >= 0;

    public override string ToString() => Text;
}
