package com.askbosco.data.connector.http;

import java.io.Serial;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Finds the addresses of hosts, and refuses those in private networks. The addresses found here are the ones that are connected
 * to, so a name that answers differently the second time gains nothing. Thread-safe.
 */
final class Addressing extends SystemDefaultRoutePlanner implements DnsResolver {
  private final boolean privateAllowed;
  private final Set<String> proxies = ConcurrentHashMap.newKeySet();

  Addressing(boolean privateAllowed) {
    super((ProxySelector) null); // the machine's own, as it is when a request is sent
    this.privateAllowed = privateAllowed;
  }

  /** The host is in a private network and must not be called. */
  static final class PrivateHostException extends UnknownHostException {
    @Serial
    private static final long serialVersionUID = 1;

    PrivateHostException(String host) {
      super("host " + host + " is an address of a private network");
    }
  }

  /** The proxy to ask, if any. It is the machine's own and may be in a private network; the host it leads to may not. */
  @Override
  protected HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
    HttpHost proxy = super.determineProxy(target, context);
    if (proxy != null) {
      proxies.add(proxy.getHostName());
    }
    return proxy;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    if (!privateAllowed && !proxies.contains(host)) {
      refusePrivate(host, addresses);
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private static void refusePrivate(String host, InetAddress[] addresses)
      throws PrivateHostException {
    for (InetAddress address : addresses) {
      if (isPrivate(address)) {
        throw new PrivateHostException(host);
      }
    }
  }

  /**
   * Refuses a private host that a proxy would be asked for. A name that this machine cannot resolve is left to the proxy.
   */
  void checkBehindProxy(String host) throws PrivateHostException {
    if (privateAllowed || proxies.isEmpty()) {
      return;
    }
    try {
      refusePrivate(host, InetAddress.getAllByName(host));
    } catch (PrivateHostException e) {
      throw e;
    } catch (UnknownHostException e) {
      // Known to the proxy alone.
    }
  }

  /** Whether the address is not one of the public internet: loopback, link-local, site-local, unique-local, multicast. */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || carrierGrade;
  }
}
