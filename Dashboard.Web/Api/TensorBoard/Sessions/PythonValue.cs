using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>Values of hyperparameters as Python compares and spells them: a flag is a number, too.</summary>
internal static class PythonValue
{
    /// <summary>The number; null for what is none.</summary>
    public static double? Number(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.NumberValue => value.NumberValue,
        Value.KindOneofCase.BoolValue => value.BoolValue ? 1 : 0,
        _ => null,
    };

    public static bool AreEqual(Value left, Value right) =>
        Number(left) is { } number ? number.Equals(Number(right)) : left.Equals(right);

    /// <summary>Numbers before texts, which Python could not compare at all.</summary>
    public static int Compare(Value left, Value right) => (Number(left), Number(right)) switch
    {
        ({ } a, { } b) => a.CompareTo(b),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(left.StringValue, right.StringValue),
    };

    /// <summary>As protobuf's JSON spells it, texts without quotes.</summary>
    public static string Text(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.NumberValue => Text(value.NumberValue),
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        _ => value.StringValue,
    };

    /// <summary>A number as Python's <c>repr</c> has it.</summary>
    public static string Text(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }

        Span<byte> digits = stackalloc byte[PythonFloat.MaxLength];
        return Encoding.ASCII.GetString(digits[..PythonFloat.Format(number, digits)]);
    }

    /// <summary>A finite number to three digits, as C's <c>%.3g</c>: exponent and digits apart, null where it needs no exponent.</summary>
    public static (string Digits, int? Exponent) Short(double number)
    {
        const int Digits = 3;
        if (number == 0)
        {
            return (double.IsNegative(number) ? "-0" : "0", null);
        }

        var scientific = number.ToString("E2", CultureInfo.InvariantCulture);
        var at = scientific.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(scientific[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent is < -4 or >= Digits
            ? (Trim(scientific[..at]), exponent)
            : (Trim(number.ToString($"F{Digits - 1 - exponent}", CultureInfo.InvariantCulture)), null);
    }

    private static string Trim(string digits) => digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
}
