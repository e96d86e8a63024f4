using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>What a hyperparameter that no experiment declares must be, to judge by its values.</summary>
internal static class HParamDomain
{
    /// <summary>Its type, the type of all its values or text, and its values: an interval of numbers, else a list; null when they are of no type.</summary>
    public static HParamInfo? Of(string name, IReadOnlyList<Value> values)
    {
        var types = values.Select(TypeOf).Where(type => type != HParamType.DataTypeUnset).Distinct().ToList();
        if (types.Count == 0)
        {
            return null;
        }

        var info = new HParamInfo { Name = name, Type = types.Count == 1 ? types[0] : HParamType.DataTypeString };
        switch (info.Type)
        {
            case HParamType.DataTypeFloat64:
                var numbers = values.Where(value => value.KindCase == Value.KindOneofCase.NumberValue).Select(value => value.NumberValue).ToList();
                info.DomainInterval = new HParamInterval { MinValue = numbers.Min(), MaxValue = numbers.Max() };
                info.Differs = numbers.Distinct().Count() > 1;
                break;
            case HParamType.DataTypeBool:
                SetDiscrete(info, values.Where(value => value.KindCase == Value.KindOneofCase.BoolValue).Select(value => value.BoolValue).Distinct().Order().Select(Value.ForBool));
                break;
            default:
                SetDiscrete(info, values.Where(value => TypeOf(value) != HParamType.DataTypeUnset).Select(PythonValue.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Value.ForString));
                break;
        }

        return info;
    }

    private static void SetDiscrete(HParamInfo info, IEnumerable<Value> values)
    {
        info.DomainDiscrete = new ListValue();
        info.DomainDiscrete.Values.AddRange(values);
        info.Differs = info.DomainDiscrete.Values.Count > 1;
    }

    private static HParamType TypeOf(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.NumberValue => HParamType.DataTypeFloat64,
        Value.KindOneofCase.StringValue => HParamType.DataTypeString,
        Value.KindOneofCase.BoolValue => HParamType.DataTypeBool,
        _ => HParamType.DataTypeUnset,
    };
}
