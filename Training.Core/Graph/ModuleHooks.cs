using System.Reflection;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>Tells of every call of a model's modules, whatever they take and give, until disposed.</summary>
/// <remarks>Modules that native code calls (inside of <c>nn.MultiheadAttention</c> and <c>nn.TransformerEncoderLayer</c>) are not seen.</remarks>
internal sealed class ModuleHooks : IDisposable
{
    private readonly Action<ModuleCall> _enter;
    private readonly Action<ModuleCall, IReadOnlyList<Tensor>> _exit;
    private readonly List<Action> _removers = [];
    private readonly Stack<ModuleCall> _open = new();

    public ModuleHooks(nn.Module model, Action<ModuleCall> enter, Action<ModuleCall, IReadOnlyList<Tensor>> exit)
    {
        (_enter, _exit) = (enter, exit);
        foreach (var (name, module) in Modules(model))
        {
            Attach(name, module);
        }
    }

    /// <summary>Every module once, each before its children; the model itself first, under an empty name.</summary>
    public static IEnumerable<(string Name, nn.Module Module)> Modules(nn.Module model) =>
        Below("", model, new HashSet<nn.Module>(ReferenceEqualityComparer.Instance));

    /// <summary>What a module is: the name of its class.</summary>
    public static string TypeOf(nn.Module module)
    {
        var name = module.GetType().Name;
        var generic = name.IndexOf('`', StringComparison.Ordinal);
        return generic < 0 ? name : name[..generic];
    }

    private static IEnumerable<(string Name, nn.Module Module)> Below(string name, nn.Module module, HashSet<nn.Module> seen)
    {
        if (!seen.Add(module))
        {
            yield break;
        }

        yield return (name, module);
        foreach (var (child, inner) in module.named_children())
        {
            foreach (var one in Below(name.Length == 0 ? child : $"{name}.{child}", inner, seen))
            {
                yield return one;
            }
        }
    }

    public void Dispose() => _removers.ForEach(remove => remove());

    private void Attach(string name, nn.Module module)
    {
        for (var type = module.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.Namespace == nameof(TorchSharp) && type.Name.StartsWith("Module`", StringComparison.Ordinal))
            {
                var arguments = type.GetGenericArguments();
                var hook = typeof(ModuleHooks).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
                    .First(method => method.Name == nameof(Hook) && method.GetGenericArguments().Length == arguments.Length);
                hook.MakeGenericMethod(arguments).Invoke(this, [name, module]);
                return;
            }
        }
    }

    private void Hook<T, TResult>(string name, nn.Module<T, TResult> module) => Remove(
        module.register_forward_pre_hook((_, input) => Enter(name, module, input, input)).remove,
        module.register_forward_hook((_, _, result) => Exit(result)).remove);

    private void Hook<T1, T2, TResult>(string name, nn.Module<T1, T2, TResult> module) => Remove(
        module.register_forward_pre_hook((_, a, b) => Enter(name, module, (a, b), ((T1, T2)?)null)).remove,
        module.register_forward_hook((_, _, _, result) => Exit(result)).remove);

    private void Hook<T1, T2, T3, TResult>(string name, nn.Module<T1, T2, T3, TResult> module) => Remove(
        module.register_forward_pre_hook((_, a, b, c) => Enter(name, module, (a, b, c), ((T1, T2, T3)?)null)).remove,
        module.register_forward_hook((_, _, _, _, result) => Exit(result)).remove);

    private void Hook<T1, T2, T3, T4, TResult>(string name, nn.Module<T1, T2, T3, T4, TResult> module) => Remove(
        module.register_forward_pre_hook((_, a, b, c, d) => Enter(name, module, (a, b, c, d), ((T1, T2, T3, T4)?)null)).remove,
        module.register_forward_hook((_, _, _, _, _, result) => Exit(result)).remove);

    private void Hook<T1, T2, T3, T4, T5, TResult>(string name, nn.Module<T1, T2, T3, T4, T5, TResult> module) => Remove(
        module.register_forward_pre_hook((_, a, b, c, d, e) => Enter(name, module, (a, b, c, d, e), ((T1, T2, T3, T4, T5)?)null)).remove,
        module.register_forward_hook((_, _, _, _, _, _, result) => Exit(result)).remove);

    private void Hook<T1, T2, T3, T4, T5, T6, TResult>(string name, nn.Module<T1, T2, T3, T4, T5, T6, TResult> module) => Remove(
        module.register_forward_pre_hook((_, a, b, c, d, e, f) => Enter(name, module, (a, b, c, d, e, f), ((T1, T2, T3, T4, T5, T6)?)null)).remove,
        module.register_forward_hook((_, _, _, _, _, _, _, result) => Exit(result)).remove);

    private void Remove(params ReadOnlySpan<Action> removers) => _removers.AddRange(removers);

    private TUnchanged Enter<TUnchanged>(string name, nn.Module module, object? inputs, TUnchanged unchanged)
    {
        var call = new ModuleCall(name, module, [.. Tensors(inputs)]);
        _open.Push(call);
        _enter(call);
        return unchanged;
    }

    private TResult Exit<TResult>(TResult result)
    {
        _exit(_open.Pop(), [.. Tensors(result)]);
        return result;
    }

    private static IEnumerable<Tensor> Tensors(object? value) => value switch
    {
        Tensor tensor => [tensor],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Tensors(tuple[i])),
        IEnumerable<Tensor> tensors => tensors,
        _ => [],
    };
}
