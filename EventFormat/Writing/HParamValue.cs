using Google.Protobuf.WellKnownTypes;

namespace EventFormat.Writing;

/// <summary>The value of a hyperparameter: a number, a truth value or a text.</summary>
public readonly struct HParamValue
{
    private readonly Value? _value;

    private HParamValue(Value value) => _value = value;

    /// <summary>A number.</summary>
    public static implicit operator HParamValue(double value) => new(Value.ForNumber(value));

    /// <summary>A truth value.</summary>
    public static implicit operator HParamValue(bool value) => new(Value.ForBool(value));

    /// <summary>A text.</summary>
    public static implicit operator HParamValue(string value) => new(Value.ForString(value));

    /// <inheritdoc cref="op_Implicit(double)"/>
    public static HParamValue FromDouble(double value) => value;

    /// <inheritdoc cref="op_Implicit(bool)"/>
    public static HParamValue FromBoolean(bool value) => value;

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static HParamValue FromString(string value) => value;

    internal Value ToProto() => _value ?? Value.ForNull();
}
